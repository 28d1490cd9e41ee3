using System.Text.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>One error as an API describes it; every part may be missing.</summary>
internal sealed record ApiError(string? Code, string? Title, string? Detail, string? Action, string? Parameters, string? Documentation, string? Context)
{
    public bool SaysSomething => (Code ?? Title ?? Detail) is not null;
}

/// <summary>
/// What a JSON error body says, whatever its shape: RFC 9457 and its extensions, an envelope with <c>errors</c>, an <c>error</c> that is text or
/// an object, or a bare <c>message</c>.
/// </summary>
internal sealed record ApiProblem(List<ApiError> Errors, string? RequestId)
{
    private const int LargestBody = 1024 * 1024;

    /// <summary>The problem, or null when the body is no JSON or has none of the known shapes.</summary>
    public static ApiProblem? Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || body.Length > LargestBody) return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair in a string.
            return null;
        }
    }

    private static ApiProblem? Read(JsonElement root)
    {
        var errors = new List<ApiError>();
        if (Member(root, "errors") is { } list) AddAll(errors, list);
        if (errors.Count == 0 && Member(root, "error") is { ValueKind: JsonValueKind.Object } inner) AddIfMeaningful(errors, Error(inner));
        if (errors.Count == 0) AddIfMeaningful(errors, Error(root));
        return errors.Count == 0 ? null : new ApiProblem(errors, Id(root, "meta") ?? Id(root, "trace") ?? Id(root));
    }

    /// <summary><c>errors</c> is a list of objects or texts, or an object with a list of texts for each field.</summary>
    private static void AddAll(List<ApiError> errors, JsonElement list)
    {
        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in list.EnumerateArray()) AddIfMeaningful(errors, item.ValueKind == JsonValueKind.Object ? Error(item) : Text(Scalar(item)));
        }
        else if (list.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in list.EnumerateObject()) AddIfMeaningful(errors, Text(Scalar(field.Value) is { } text ? $"{field.Name}: {text}" : null));
        }
    }

    private static void AddIfMeaningful(List<ApiError> errors, ApiError error)
    {
        if (error.SaysSomething) errors.Add(error);
    }

    private static ApiError Text(string? text) => new(null, null, text, null, null, null, null);

    private static ApiError Error(JsonElement source)
    {
        var detail = Find(source, "detail") ?? Find(source, "message") ?? Find(source, "error_description");
        var name = Find(source, "error");
        return new ApiError(
            Find(source, "code") ?? Find(source, "error_code") ?? (detail is null ? null : name),
            Find(source, "title"),
            detail ?? (Find(source, "title") is null ? name : null),
            Find(source, "action"),
            Find(source, "param") ?? Find(source, "parameter") ?? Find(source, "field"),
            Find(source, "docs") ?? Find(source, "documentation_url"),
            Member(source, "context") is { ValueKind: JsonValueKind.Object } context ? Pairs(context) : null);
    }

    private static string? Id(JsonElement root, string member) => Member(root, member) is { ValueKind: JsonValueKind.Object } inner ? Id(inner) : null;

    private static string? Id(JsonElement source) =>
        Find(source, "request_id") ?? Find(source, "requestId") ?? Find(source, "trace_id") ?? Find(source, "traceId");

    private static string? Pairs(JsonElement context)
    {
        var pairs = context.EnumerateObject()
            .Select(property => Scalar(property.Value) is { } value ? $"{property.Name}: {value}" : null)
            .Where(pair => pair is not null)
            .ToList();
        return pairs.Count == 0 ? null : string.Join(", ", pairs);
    }

    private static JsonElement? Member(JsonElement source, string name) => source.TryGetProperty(name, out var value) ? value : null;

    private static string? Find(JsonElement source, string name) => Member(source, name) is { } value ? Scalar(value) : null;

    /// <summary>The text of a value: a list is joined, an object is left as JSON; null for nothing and for empty text.</summary>
    private static string? Scalar(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Scalar).Where(item => item is not null)),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => value.GetRawText(),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
