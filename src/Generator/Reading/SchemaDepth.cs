using System.Globalization;
using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>
/// How deep the reader is in the schema of an argument or a definition. What is too deep is refused, once for each: in a tool list
/// it would keep all tools from the clients.
/// </summary>
/// <remarks>
/// JSON is commonly read to a depth of 64: by .NET, and so by the MCP SDK and its clients. An argument's schema stands on level 7 of
/// the message (message, result, tools, tool, inputSchema, properties), and keywords such as <c>dependentRequired</c> add two levels
/// that are not counted here. Of the 56 that are left, 6 are for those who wrap the list: a batch, a gateway, a request to a model.
/// </remarks>
internal sealed class SchemaDepth(ReadingContext context)
{
    /// <summary>The most objects and arrays inside each other, the schema itself included.</summary>
    public const int Max = 50;

    private static readonly string[] Published = ["default", "const", "enum"];

    private int _level;
    private bool _isTooDeep;

    /// <summary>Goes into a schema; false where it is too deep. <see cref="Leave"/> goes out again either way.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="levels">The objects and arrays between it and the schema around it, itself included.</param>
    public bool Enter(JsonValue schema, int levels)
    {
        _level += levels;
        return Fits(schema, _level);
    }

    public void Leave(int levels) => _level -= levels;

    /// <summary>Checks the values of the schema that clients see.</summary>
    public void CheckValues(JsonValue schema)
    {
        foreach (var keyword in Published)
        {
            if (schema.Find(keyword) is { } value) Fits(value, _level + Nesting(value));
        }
    }

    private bool Fits(JsonValue value, int depth)
    {
        if (depth <= Max) return true;
        if (!_isTooDeep) context.Refuse(Rules.SchemaTooDeep, value.Span, Max.ToString(CultureInfo.InvariantCulture));
        _isTooDeep = true;
        return false;
    }

    /// <summary>The objects and arrays inside each other; documents are not nested so deeply that this could exhaust the stack.</summary>
    private static int Nesting(JsonValue value)
    {
        if (!value.IsObject && !value.IsArray) return 0;
        var deepest = 0;
        foreach (var item in value.Items) deepest = Math.Max(deepest, Nesting(item));
        foreach (var member in value.Members) deepest = Math.Max(deepest, Nesting(member.Value));
        return deepest + 1;
    }
}
