using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Reads a whole OpenAPI document: text in, model and problems out.</summary>
internal static class DocumentReader
{
    /// <param name="text">The document.</param>
    /// <param name="skipUnsupported">True where the project goes without what is not supported: no errors, but warnings.</param>
    /// <param name="cancellationToken">Stops between operations.</param>
    public static ReadResult Read(string text, bool skipUnsupported = false, CancellationToken cancellationToken = default)
    {
        JsonValue root;
        try
        {
            root = JsonReader.Read(text);
        }
        catch (JsonSyntaxException fault)
        {
            return new(new(), [fault.Problem]);
        }

        var version = root.Find("openapi");
        if (version is not { IsString: true } || !(Is(version, "3.0") || Is(version, "3.1") || Is(version, "3.2")))
        {
            var found = version is null ? "none" : JsonText.Minify(version);
            return new(new(), [new(Rules.NotOpenApi, version?.Span ?? new(root.Span.Start, root.Span.Start), found)]);
        }

        var context = new ReadingContext(root, Is(version, "3.0"), skipUnsupported);
        var api = ReadApi(context, cancellationToken);
        return new(api, context.Problems) { ToolPlaces = context.ToolPlaces };
    }

    private static bool Is(JsonValue version, string minor) => version.Text == minor || version.Text.StartsWith(minor + ".", StringComparison.Ordinal);

    private static ApiModel ReadApi(ReadingContext context, CancellationToken cancellationToken)
    {
        var info = context.Root.Find("info");
        var security = new SecurityReader(context);
        var api = new ApiModel
        {
            Title = Text(context, info?.Find("title"), "API"),
            Version = Text(context, info?.Find("version"), "0"),
            Servers = ServerReader.Read(context),
            SecuritySchemes = security.Schemes,
            Operations = new PathsReader(context, security).Read(cancellationToken),
        };
        new ReferenceCheck(context).Run();
        if (api.Operations.Count == 0 && !context.HasErrors)
        {
            var paths = context.Root.FindMember("paths")?.NameSpan ?? context.Root.Span;
            context.Warn(Rules.NoOperations, paths);
        }

        return api;
    }

    private static string Text(ReadingContext context, JsonValue? value, string otherwise) =>
        value is { IsString: true, Text.Length: > 0 } ? VisibleText.Read(context, value) : otherwise;
}

/// <summary>What reading a document gives.</summary>
internal sealed class ReadResult(ApiModel api, IReadOnlyList<DocumentProblem> problems)
{
    public ApiModel Api { get; } = api;

    public IReadOnlyList<DocumentProblem> Problems { get; } = problems;

    /// <summary>Where the operation of each tool stands; apart from the model, since places move.</summary>
    public IReadOnlyDictionary<string, JsonSpan> ToolPlaces { get; init; } = new Dictionary<string, JsonSpan>(StringComparer.Ordinal);
}
