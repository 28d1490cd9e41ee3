namespace OpenApiMcp.Runtime.Arguments;

/// <summary>The rules of one schema, as the generator emits them: a call on the checker for every keyword.</summary>
public delegate void SchemaRule(ref SchemaChecker value);
