using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenApiMcp.Generator.Tests.Pipeline;

/// <summary>What editing costs: how often the document is parsed and how many files are written anew.</summary>
public class IncrementalityTests
{
    private static readonly string Text = File.ReadAllText(RepositoryPaths.At("openapi/leadmagic.json"));

    private readonly DocumentText _document = new("leadmagic.json", Text);

    private readonly GeneratorRun _run;

    private HashSet<object> _before = [];

    public IncrementalityTests() => _run = new GeneratorRun([_document]);

    private int Tools => _run.Files.Count - 1;

    [Fact]
    public void The_first_run_parses_once_and_writes_every_tool()
    {
        Assert.True(Tools > 30, $"{Tools} tools");
        Assert.Equal(1, Count(ToolGenerator.Steps.Read, IncrementalStepRunReason.New));
        Assert.Equal(Tools, Count(ToolGenerator.Steps.Operations, IncrementalStepRunReason.New));
        Assert.Equal(Tools + 1, Written());
    }

    [Fact]
    public void The_same_input_again_costs_nothing()
    {
        var before = _run.Files;

        Run();

        AssertNothingHappened();
        Assert.Equal(before, _run.Files);
    }

    [Fact]
    public void An_unrelated_edit_of_C_sharp_parses_no_document_and_writes_no_tool()
    {
        var unrelated = CSharpSyntaxTree.ParseText("class Unrelated;", GeneratorRun.ParseOptions, cancellationToken: TestContext.Current.CancellationToken);
        _run.Compilation = _run.Compilation.AddSyntaxTrees(unrelated);
        Run();

        AssertNothingHappened();
    }

    [Fact]
    public void An_edit_of_a_file_that_is_not_the_document_parses_nothing()
    {
        var other = new DocumentText("notes.txt", "one", isMarked: false);
        Run(driver => driver.AddAdditionalTexts([other]));
        Run(driver => driver.ReplaceAdditionalText(other, new DocumentText("notes.txt", "two", isMarked: false)));

        AssertNothingHappened();
    }

    [Fact]
    public void White_space_in_the_document_parses_it_and_writes_nothing()
    {
        Edit("\n\n" + Text.Replace("\": ", "\":   ", StringComparison.Ordinal));

        Assert.Equal(1, Count(ToolGenerator.Steps.Read, IncrementalStepRunReason.Modified));
        Assert.Equal(Tools, Count(ToolGenerator.Steps.Operations, IncrementalStepRunReason.Unchanged));
        Assert.Equal(1, Count(ToolGenerator.Steps.Catalog, IncrementalStepRunReason.Unchanged));
        Assert.Equal(0, Written());
    }

    [Fact]
    public void The_description_of_one_argument_writes_one_tool()
    {
        Edit(DescribeFullName(Text, "A person's whole name."));

        Assert.Equal(1, Count(ToolGenerator.Steps.Operations, IncrementalStepRunReason.Modified));
        Assert.Equal(Tools - 1, Count(ToolGenerator.Steps.Operations, IncrementalStepRunReason.Unchanged));
        Assert.Equal(1, Written());
        Assert.Contains("A person's whole name.", _run.Files["FindEmailTool.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_title_of_the_document_writes_the_catalogue_and_no_tool()
    {
        var title = Text.Split("\"title\": \"", 2)[1].Split('"', 2)[0];
        Edit(ReplaceOnce(Text, $"\"title\": \"{title}\"", "\"title\": \"Another\""));

        Assert.Equal(1, Count(ToolGenerator.Steps.Catalog, IncrementalStepRunReason.Modified));
        Assert.Equal(0, Count(ToolGenerator.Steps.Operations, IncrementalStepRunReason.Modified));
        Assert.Equal(1, Written());
    }

    [Fact]
    public void A_new_name_for_the_namespace_writes_everything_without_parsing()
    {
        Run(driver => driver.WithUpdatedAnalyzerConfigOptions(new ProjectSettings(("build_property.OpenApiNamespace", "Elsewhere"))));

        Assert.Equal(0, Parsed());
        Assert.Equal(Tools + 1, Written());
        Assert.All(_run.Files.Values, file => Assert.Contains("namespace Elsewhere;", file, StringComparison.Ordinal));
    }

    [Fact]
    public void Going_without_what_is_not_supported_parses_once_and_writes_nothing()
    {
        Run(driver => driver.WithUpdatedAnalyzerConfigOptions(new ProjectSettings(("build_property.OpenApiSkipUnsupported", "true"))));

        Assert.Equal(1, Parsed());
        Assert.Equal(0, Written());
    }

    [Fact]
    public void Nothing_in_the_pipeline_holds_on_to_a_compilation()
    {
        var values = _run.Result.TrackedSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Value);

        Assert.DoesNotContain(values, value => value is ISymbol or SyntaxNode or Compilation or SemanticModel);
    }

    private void AssertNothingHappened()
    {
        Assert.Equal(0, Parsed());
        Assert.Equal(0, Written());
        Assert.Equal(Tools, Count(ToolGenerator.Steps.Operations, IncrementalStepRunReason.Cached));
    }

    private int Parsed() => Count(ToolGenerator.Steps.Read, IncrementalStepRunReason.New) + Count(ToolGenerator.Steps.Read, IncrementalStepRunReason.Modified);

    private int Count(string step, IncrementalStepRunReason reason) =>
        _run.Result.TrackedSteps[step].SelectMany(run => run.Outputs).Count(output => output.Reason == reason);

    /// <summary>How many files the last run wrote: a file that was not written anew is the same object.</summary>
    private int Written() => Sources().Count(source => !_before.Contains(source));

    private HashSet<object> Sources() => new(_run.Result.GeneratedSources.Select(source => source.SourceText), ReferenceEqualityComparer.Instance);

    private void Run(Func<GeneratorDriver, GeneratorDriver>? change = null)
    {
        _before = Sources();
        _run.Run(change);
    }

    private void Edit(string text) => Run(driver => driver.ReplaceAdditionalText(_document, new DocumentText("leadmagic.json", text)));

    /// <summary>Describes the argument <c>full_name</c> of <c>find_email</c>.</summary>
    private static string DescribeFullName(string text, string description)
    {
        const string Argument = "\"full_name\": { \"type\": \"string\"";
        var at = text.IndexOf(Argument, text.IndexOf("\"name\": \"find_email\"", StringComparison.Ordinal), StringComparison.Ordinal) + Argument.Length;
        return text.Insert(at, $", \"description\": \"{description}\"");
    }

    private static string ReplaceOnce(string text, string old, string replacement)
    {
        Assert.Equal(2, text.Split(old).Length);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }
}
