using System.Runtime.InteropServices;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>Sorts checked arguments into parameters and body, as the tool's definition says.</summary>
internal static class CallBuilder
{
    public static ApiCall Build(ToolDefinition tool, JsonElement arguments, RequestContext<CallToolRequestParams>? context = null, bool isAgreed = false, CreditHold? hold = null)
    {
        var call = new ApiCall(tool) { Arguments = arguments, Context = context, IsAgreed = isAgreed, Hold = hold };
        foreach (var parameter in tool.Parameters)
        {
            if (arguments.TryGetProperty(parameter.Argument, out var value)) call.Add(parameter.Location, parameter.Name, value);
        }

        if (tool.Body is { } body) call.Body = Body(tool, body, arguments);
        return call;
    }

    private static JsonElement? Body(ToolDefinition tool, BodyBinding body, JsonElement arguments)
    {
        if (body.Argument is { } name) return arguments.TryGetProperty(name, out var whole) ? whole : null;
        if (IsBody(tool, body, arguments)) return arguments;
        var properties = new List<(string, JsonElement)>();
        foreach (var argument in arguments.EnumerateObject())
        {
            if (!IsParameter(tool, argument.Name)) properties.Add((PropertyOf(body, argument.Name), argument.Value));
        }

        return properties.Count == 0 && !body.Required ? null : ArgumentObject.Of(properties);
    }

    /// <summary>True where the body is all of the arguments as they stand.</summary>
    private static bool IsBody(ToolDefinition tool, BodyBinding body, JsonElement arguments) =>
        tool.Parameters.IsEmpty
        && body.Renamed.IsEmpty
        && (body.Required || arguments.GetPropertyCount() > 0)
        && PlainJson.IsPlain(JsonMarshal.GetRawUtf8Value(arguments));

    private static bool IsParameter(ToolDefinition tool, string argument)
    {
        foreach (var parameter in tool.Parameters)
        {
            if (string.Equals(parameter.Argument, argument, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static string PropertyOf(BodyBinding body, string argument)
    {
        foreach (var renamed in body.Renamed)
        {
            if (string.Equals(renamed.Argument, argument, StringComparison.Ordinal)) return renamed.Property;
        }

        return argument;
    }
}
