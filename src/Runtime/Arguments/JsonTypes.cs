namespace OpenApiMcp.Runtime.Arguments;

/// <summary>The JSON types that a schema's <c>type</c> keyword can allow.</summary>
[Flags]
public enum JsonTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Object = 4,
    Array = 8,
    Number = 16,
    String = 32,

    /// <summary>A number without a fraction: <c>1.0</c> and <c>1e2</c> are integers too.</summary>
    Integer = 64,
}
