using System.Globalization;

namespace OpenApiMcp.Generator.Tests.Pipeline;

/// <summary>The same document gives the same bytes in every culture.</summary>
public class DeterminismTests
{
    private static readonly string[] Cultures = ["tr-TR", "fi-FI", "ar-SA", "fa-IR"];

    public static TheoryData<string> All => RealDocuments.All;

    [Fact]
    public void The_cultures_of_this_machine_differ_where_it_matters()
    {
        Assert.Equal("\u0130D", "id".ToUpper(new CultureInfo("tr-TR")));
        Assert.Equal("\u2212", new CultureInfo("fi-FI").NumberFormat.NegativeSign);
        Assert.NotEqual("-1", (-1).ToString(new CultureInfo("fa-IR")));
        Assert.NotEqual("2026", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).ToString("yyyy", new CultureInfo("ar-SA")));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_document_gives_the_same_bytes_in_every_culture(string path)
    {
        var text = RealDocuments.Read(path);
        var expected = Emit(text, CultureInfo.InvariantCulture);

        Assert.All(Cultures, name => Assert.Equal(expected, Emit(text, new CultureInfo(name))));
    }

    [Fact]
    public void The_bytes_have_LF_and_a_final_newline_and_no_trailing_white_space()
    {
        Assert.All(new GeneratorRun(RealDocuments.Read(RealDocuments.Own)).Files.Values, file =>
        {
            Assert.DoesNotContain('\r', file);
            Assert.EndsWith("}\n", file, StringComparison.Ordinal);
            Assert.DoesNotContain(file.Split('\n'), line => line.EndsWith(' '));
        });
    }

    /// <summary>All diagnostics and files, one after the other; the culture is that of the thread that runs the generator.</summary>
    private static string Emit(string text, CultureInfo culture)
    {
        var previous = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            var run = new GeneratorRun(text);
            var diagnostics = run.Result.Diagnostics.Select(diagnostic => diagnostic.ToString());
            return string.Join("\n", diagnostics.Concat(run.Files.Select(file => $"{file.Key}\n{file.Value}")));
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }
}
