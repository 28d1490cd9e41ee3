using System.Text;
using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class CsvOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FileName => _folder.File("out.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_input_stays_as_it_was_and_the_results_follow() => Assert.Equal(
        "\uFEFF\"Name\";E-Mail;t.email;t.note;t.place.city;leadmagic_status;leadmagic_credits;leadmagic_error\r\n"
        + "\"Doe; J\"; j@x ;j@x.example;\"a;\"\"b\"\"\";Ulm;found;0.25;\r\n"
        + "Omar;;;;;not_found;0;\r\n"
        + "Zoë;;;;;failed;1;broke off\r\n"
        + "Ann;a@x;;;;skipped;0;\r\n",
        Write(
            "\uFEFF\"Name\";E-Mail\r\n\"Doe; J\"; j@x \r\nOmar;\r\nZoë\r\nAnn;a@x",
            new RowOutcome(RowStatus.Found, 0.25m, Answer: """{"email":"j@x.example","place":{"city":"Ulm"},"note":"a;\"b\""}"""),
            new RowOutcome(RowStatus.NotFound, Answer: """{"email":null}"""),
            new RowOutcome(RowStatus.Failed, 1, IsUncertain: true, "broke off"),
            new RowOutcome(RowStatus.Skipped)));

    [Fact]
    public void A_column_that_the_input_has_already_gets_a_number() => Assert.StartsWith(
        "leadmagic_status,t.email,t.email_2,t.note,leadmagic_status_2,leadmagic_credits,",
        Write("leadmagic_status,t.email\na,b\n", new RowOutcome(RowStatus.Skipped)),
        StringComparison.Ordinal);

    [Fact]
    public void A_former_output_is_replaced_at_once_and_nobody_else_can_read_it()
    {
        File.WriteAllText(FileName, "former");
        Write("X,Y\na,b\n", new RowOutcome(RowStatus.Skipped));

        Assert.Equal([FileName], Directory.GetFiles(_folder.Path));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileName));
    }

    [Theory]
    [InlineData("utf-8", true, "\uFEFFName,")]
    [InlineData("utf-8", false, "Name,")]
    [InlineData("windows-1252", false, "\uFEFFName,")] // written in UTF-8, which Excel knows by its mark alone
    public void Excel_finds_the_mark_of_UTF_8_where_it_needs_one(string encoding, bool isSafe, string expected)
    {
        new CsvOutput(CsvInput.Read("Name,X\na,b\n"u8.ToArray(), encoding), ["email"], "t.", isSafe).Write(FileName, [new RowOutcome(RowStatus.Skipped)]);

        Assert.StartsWith(expected, Encoding.UTF8.GetString(File.ReadAllBytes(FileName)), StringComparison.Ordinal);
    }

    private string Write(string input, params RowOutcome[] outcomes)
    {
        new CsvOutput(CsvInput.Read(Encoding.UTF8.GetBytes(input)), ["email", "note"], "t.", isSafe: false).Write(FileName, outcomes);
        return Encoding.UTF8.GetString(File.ReadAllBytes(FileName));
    }
}
