using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Tests.Pipeline;

/// <summary>The whole way, from published documents to compiled code.</summary>
public class RealDocumentTests
{
    public static TheoryData<string> All => RealDocuments.All;

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_emitted_compiles_without_a_warning(string path)
    {
        var run = new GeneratorRun(RealDocuments.Read(path));

        run.AssertCompiles();
        Assert.True(run.Files.Count > 1, "no tool was emitted");
    }
}
