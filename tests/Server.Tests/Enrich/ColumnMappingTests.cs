using LeadMagic.Server.Configuration;
using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class ColumnMappingTests
{
    private static readonly string[] Columns = ["Domain", "How many", "Twice", "Twice"];

    [Fact]
    public void A_cell_is_the_argument_that_its_column_is_mapped_to()
    {
        var mapping = Read("company_domain=Domain", "limit=How many");

        Assert.Equal("company_domain=\"acme.example\" limit=5", Arguments(mapping, " acme.example ", "5"));
        Assert.Equal("company_domain=0,limit=1", mapping.Text);
        Assert.Equal(mapping.Text, Read("limit=How many", "company_domain=Domain").Text);
    }

    [Fact]
    public void An_empty_or_missing_cell_gives_no_argument()
    {
        var mapping = Read("company_domain=Domain", "limit=How many");

        Assert.Equal("company_domain=\"acme.example\"", Arguments(mapping, "acme.example", " "));
        Assert.Equal("company_domain=\"acme.example\"", Arguments(mapping, "acme.example"));
    }

    [Fact]
    public void A_constant_goes_with_each_row_and_is_part_of_the_task()
    {
        var tool = Demo.Tool("find_employees").ProtocolTool;
        var mapping = ColumnMapping.Read(tool, ["company_domain=Domain"], Columns, ["limit=5"]);

        Assert.Equal("company_domain=\"acme.example\" limit=5", Arguments(mapping, "acme.example"));
        Assert.Equal("company_domain=0,limit:5", mapping.Text);
        Assert.True(mapping.IsEmpty(new CsvRow(default, [" ", "5"])));
        Assert.Equal("--set 1 gives company_domain a second time.", Assert.Throws<SettingsException>(() => ColumnMapping.Read(tool, ["company_domain=Domain"], Columns, ["company_domain=zzz"])).Message);
        Assert.Equal("--set 1 must be written argument=value, such as limit=5.", Assert.Throws<SettingsException>(() => ColumnMapping.Read(tool, ["company_domain=Domain"], Columns, ["zzz"])).Message);
    }

    [Theory]
    [InlineData("which column gives which argument")]
    [InlineData("--map 1 must be written argument=Column", "zzz")]
    [InlineData("--map 2 names no argument of find_employees: did you mean \"limit\"?", "company_domain=Domain", "limits=How many")]
    [InlineData("--map 1 names no argument of find_employees.", "zzzzzzzzzzz=Domain")]
    [InlineData("--map 1: the first line of the input has no such column", "company_domain=zzz")]
    [InlineData("--map 1: the first line of the input has no such column, or more than one. Case and spaces count. It has these: \"Domain\", \"How many\", \"Twice\", \"Twice\".", "company_domain=Twice")]
    [InlineData("--map 2 gives limit a second time", "limit=Domain", "limit=How many")]
    public void A_mapping_that_cannot_be_made_is_refused_without_repeating_it(string expected, params string[] maps)
    {
        var message = Assert.Throws<SettingsException>(() => Read(maps)).Message;

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("zzz", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@x.example")]
    [InlineData("https://x.example")]
    [InlineData("+49 731 12345")]
    [InlineData("\u001b[2Jx")]
    public void A_first_line_that_looks_like_data_is_not_repeated(string cell)
    {
        var message = Assert.Throws<SettingsException>(() => ColumnMapping.Read(Demo.Tool("find_employees").ProtocolTool, ["limit=Limit"], ["Name", cell])).Message;

        Assert.EndsWith("It has these: \"Name\", (column 2). What looks like data is not shown: does the first line name the columns?", message, StringComparison.Ordinal);
    }

    private static ColumnMapping Read(params string[] maps) => ColumnMapping.Read(Demo.Tool("find_employees").ProtocolTool, maps, Columns);

    private static string Arguments(ColumnMapping mapping, params string[] cells) =>
        string.Join(' ', mapping.ArgumentsOf(new CsvRow(default, cells)).Select(argument => $"{argument.Name}={argument.Value.GetRawText()}"));
}
