namespace OpenApiMcp.Prepare;

/// <summary>What the client has to know of one operation: where each value goes, and nothing that describes it.</summary>
/// <param name="Id">The method's name in C# without <c>Async</c>: ASCII letters and digits, a letter first, unique ignoring case.</param>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Path">The path of the document with its placeholders, starting with a slash.</param>
/// <param name="Parameters">The parameters in the order of the document, those of the path item included.</param>
/// <param name="BodyMediaType">The media type of the request body, or null when the operation takes none.</param>
public sealed record PreparedOperation(
    string Id, string Method, string Path, IReadOnlyList<PreparedParameter> Parameters, string? BodyMediaType = null);

/// <summary>A parameter, in the words of OpenAPI and with its defaults filled in.</summary>
/// <param name="Name">Any text.</param>
/// <param name="In"><c>path</c>, <c>query</c>, <c>header</c> or <c>cookie</c>.</param>
/// <param name="Style">An OpenAPI style such as <c>form</c>; without meaning when there is a media type.</param>
/// <param name="Explode">Whether each item of an array or object travels on its own.</param>
/// <param name="AllowReserved">Whether reserved characters of a query value stay as they are.</param>
/// <param name="MediaType">The media type of a parameter that the document describes by <c>content</c>, or null.</param>
public sealed record PreparedParameter(
    string Name, string In, string Style, bool Explode, bool AllowReserved = false, string? MediaType = null);
