using Microsoft.CodeAnalysis;
using OpenApiMcp.Generator.Diagnostics;

namespace OpenApiMcp.Generator.Tests.Diagnostics;

public class RefusedDocumentTests
{
    public static TheoryData<string> Marked => [.. RefusedDocuments.Names.Where(name => RefusedDocuments.Read(name).IsMarked)];

    /// <summary>One document for each rule that the reader knows: the compiler's own view of all of them would take a minute.</summary>
    public static TheoryData<string> OnePerRule =>
        [.. Marked.Select(row => row.Data).GroupBy(RefusedDocuments.IdOf, StringComparer.Ordinal).Select(group => group.First())];

    public static TheoryData<string> Unsupported =>
        [.. OnePerRule.Select(row => row.Data).Where(name => RuleTable.Find(RefusedDocuments.IdOf(name)).Kind == RuleKind.Unsupported)];

    [Theory]
    [MemberData(nameof(Marked))]
    public void A_refused_document_gives_one_problem_at_the_marked_place(string name)
    {
        var document = RefusedDocuments.Read(name);

        var problem = Assert.Single(Given.ReadAny(document.Text).Problems, problem => IsAbout(problem.Rule, name));

        Assert.Equal(RefusedDocuments.IdOf(name), problem.Rule.Id);
        Assert.Equal(document.Span, problem.Span);
        Assert.DoesNotContain("{0}", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OnePerRule))]
    public void The_compiler_shows_the_problem_in_the_document_at_that_line_and_column(string name)
    {
        var document = RefusedDocuments.Read(name);

        var diagnostic = Assert.Single(new GeneratorRun(document.Text).Result.Diagnostics, diagnostic => IsAbout(RuleTable.Find(diagnostic.Id), name));

        Assert.Equal(RefusedDocuments.IdOf(name), diagnostic.Id);
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal("document0.json", place.Path);
        Assert.Equal((document.Span.Start.Line, document.Span.Start.Column), (place.StartLinePosition.Line, place.StartLinePosition.Character));
        Assert.Equal((document.Span.End.Line, document.Span.End.Column), (place.EndLinePosition.Line, place.EndLinePosition.Character));
        Assert.Equal(document.Span.Start.Offset, diagnostic.Location.SourceSpan.Start);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_project_without_exactly_one_document_gets_an_error_and_no_code(int count)
    {
        var text = RefusedDocuments.Read("OAM009-second-document").Text;

        var result = new GeneratorRun([.. Enumerable.Repeat(text, count)]).Result;

        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("OAM009", DiagnosticSeverity.Error, Location.None), (diagnostic.Id, diagnostic.Severity, diagnostic.Location));
        Assert.Null(result.Exception);
        Assert.Empty(result.GeneratedSources);
    }

    [Fact]
    public void A_file_that_is_not_marked_as_the_document_is_not_read()
    {
        var run = new GeneratorRun([new DocumentText("other.json", "not JSON", isMarked: false), new DocumentText("api.json", Given.Operation(""))]);

        Assert.Empty(run.Problems);
        Assert.Equal(["ApiTools.g.cs", "DoItTool.g.cs"], run.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Braces_of_the_document_stand_in_the_message_as_they_are()
    {
        var diagnostic = Assert.Single(new GeneratorRun(RefusedDocuments.Read("OAM303-forgotten-parameter").Text).Problems);

        Assert.Contains("The path names {id},", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_can_be_switched_off_in_the_project()
    {
        var run = new GeneratorRun(RefusedDocuments.Read("OAM207-nullable").Text);
        Assert.Single(run.Problems);

        run.Compilation = run.Compilation.WithOptions(run.Compilation.Options.WithSpecificDiagnosticOptions([new("OAM207", ReportDiagnostic.Suppress)]));
        run.Run();

        Assert.Empty(run.Problems);
    }

    [Fact]
    public void A_rule_is_an_error_or_a_warning_as_it_says()
    {
        var diagnostics = OnePerRule.SelectMany(row => new GeneratorRun(RefusedDocuments.Read(row.Data).Text).Result.Diagnostics);

        Assert.All(diagnostics, diagnostic => Assert.Equal(
            RuleTable.Find(diagnostic.Id).Kind is RuleKind.Error or RuleKind.Unsupported, diagnostic.DefaultSeverity == DiagnosticSeverity.Error));
    }

    [Theory]
    [MemberData(nameof(Unsupported))]
    public void What_is_not_supported_is_an_error_that_says_how_to_go_on_or_a_warning_where_the_project_goes_without_it(string name)
    {
        var run = new GeneratorRun(RefusedDocuments.Read(name).Text);
        run.Compilation = run.Compilation.WithOptions(run.Compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        run.Run();
        Check(DiagnosticSeverity.Error, " or set the project's property OpenApiSkipUnsupported to true to build without it.");

        run.SkipUnsupported();

        Check(DiagnosticSeverity.Warning, name.StartsWith("OAM314", StringComparison.Ordinal) ? "in lower case." : " Left out: ");

        void Check(DiagnosticSeverity severity, string text)
        {
            var diagnostic = Assert.Single(run.Problems);
            Assert.Equal((RefusedDocuments.IdOf(name), severity), (diagnostic.Id, diagnostic.Severity));
            Assert.Contains(text, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Assert.True(run.Files.Count > 1, "the other operation is missing");
        }
    }

    [Fact]
    public void No_warning_leaves_an_operation_out()
    {
        var problems = Marked.SelectMany(row => Given.ReadAny(RefusedDocuments.Read(row.Data).Text).Problems);

        Assert.All(problems, problem => Assert.True(problem.IsError || problem.LeftOut.Count == 0, problem.Message));
    }

    [Theory]
    [InlineData("OAM105-placeholder")]
    [InlineData("OAM109-description")]
    [InlineData("OAM210-inside")]
    [InlineData("OAM403-path")]
    public void The_place_is_exact_whatever_the_file_is_written_with(string name)
    {
        var spaced = File.ReadAllText(RepositoryPaths.At($"tests/Generator.Tests/Refused/{name}.json"));
        string[] texts =
        [
            spaced.Replace("  ", "\t", StringComparison.Ordinal),
            spaced.Replace("\n", "\r\n", StringComparison.Ordinal),
            "\uFEFF" + spaced,
            "\uFEFF" + spaced.Replace("\n", "", StringComparison.Ordinal),
            spaced.Replace("\n", "", StringComparison.Ordinal).Replace("Refused\"", "\U0001F600 e\u0301\"", StringComparison.Ordinal),
        ];

        Assert.All(texts.Select(MarkedDocument.Parse), document =>
        {
            var diagnostic = Assert.Single(new GeneratorRun(document.Text).Result.Diagnostics);
            var place = diagnostic.Location.GetLineSpan();
            Assert.Equal(RefusedDocuments.IdOf(name), diagnostic.Id);
            Assert.Equal((document.Span.Start.Line, document.Span.Start.Column), (place.StartLinePosition.Line, place.StartLinePosition.Character));
            Assert.Equal((document.Span.End.Line, document.Span.End.Column), (place.EndLinePosition.Line, place.EndLinePosition.Character));
        });
    }

    /// <summary>Nobody asks for good descriptions in a document about something else; in one about advice there must be no other.</summary>
    private static bool IsAbout(Rule rule, string name) => rule.Kind != RuleKind.Advice || RuleTable.Find(RefusedDocuments.IdOf(name)).Kind == RuleKind.Advice;
}
