using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace OpenApiMcp.TestKit.Roslyn;

/// <summary>An additional file of a project, marked as its document or not.</summary>
public sealed class DocumentText(string path, string text, bool isMarked = true) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    public bool IsMarked { get; } = isMarked;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}

/// <summary>What the project file says: the item metadata that marks documents, and properties.</summary>
public sealed class ProjectSettings(params (string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
{
    private static readonly Options None = new([]);

    private static readonly Options Marked = new([("build_metadata.AdditionalFiles.OpenApiMcpDocument", "true")]);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is DocumentText { IsMarked: true } ? Marked : None;

    private sealed class Options((string Name, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = values.FirstOrDefault(pair => pair.Name == key).Value;
            return value is not null;
        }
    }
}
