using Microsoft.CodeAnalysis;
using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Reading;

namespace OpenApiMcp.Generator;

/// <summary>A document of the project after reading: its model, and apart from it its problems, whose places may move.</summary>
internal sealed class ReadDocument(string path, ReadResult result)
{
    public string Path { get; } = path;

    public ApiModel Api => result.Api;

    public IReadOnlyList<DocumentProblem> Problems => result.Problems;

    public static ReadDocument Read(AdditionalText document, bool skipUnsupported, CancellationToken cancellationToken) =>
        new(document.Path, DocumentReader.Read(document.GetText(cancellationToken)?.ToString() ?? "", skipUnsupported, cancellationToken));
}
