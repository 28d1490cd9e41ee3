namespace OpenApiMcp.Generator.Json;

/// <summary>A place in the document: zero-based line and column in UTF-16 units, and the offset in the text.</summary>
internal readonly record struct JsonPosition(int Offset, int Line, int Column);

/// <summary>The text from one position up to another.</summary>
internal readonly record struct JsonSpan(JsonPosition Start, JsonPosition End);
