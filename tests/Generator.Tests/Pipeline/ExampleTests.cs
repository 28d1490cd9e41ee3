using System.Text.Json;

namespace OpenApiMcp.Generator.Tests.Pipeline;

/// <summary>What a document gives as an example of a call must pass the checks made from the same document.</summary>
public class ExampleTests
{
    [Fact]
    public void Every_example_of_our_own_document_passes_its_own_checks()
    {
        var text = RealDocuments.Read(RealDocuments.Own);
        var rules = new EmittedRules(new GeneratorRun(text));
        var examples = Given.ReadAny(text).Api.Operations.Where(operation => operation.ExampleArguments is not null).ToList();
        Assert.True(examples.Count > 30, $"{examples.Count} examples");

        Assert.All(examples, operation => Assert.Empty(rules.Check(operation.Id, JsonElement.Parse(operation.ExampleArguments!))));
    }

    [Fact]
    public void An_unknown_argument_fails_every_tool_of_our_own_document()
    {
        var text = RealDocuments.Read(RealDocuments.Own);
        var rules = new EmittedRules(new GeneratorRun(text));

        Assert.All(Given.ReadAny(text).Api.Operations, operation => Assert.Contains(
            rules.Check(operation.Id, JsonElement.Parse("""{"nobody knows this":1}""")),
            problem => problem.Pointer.Contains("nobody", StringComparison.Ordinal)));
    }
}
