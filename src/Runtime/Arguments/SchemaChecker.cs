namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Judges one JSON value against the rules of a schema and collects every problem.</summary>
public readonly ref struct SchemaChecker
{
}
