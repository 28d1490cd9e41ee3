using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>Sorts checked arguments into parameters and body, as the tool's definition says.</summary>
internal static class CallBuilder
{
    public static ApiCall Build(ToolDefinition tool, JsonElement arguments, RequestContext<CallToolRequestParams>? context = null, bool isAgreed = false)
    {
        var call = new ApiCall(tool) { Arguments = arguments, Context = context, IsAgreed = isAgreed };
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
        var properties = arguments.EnumerateObject()
            .Where(argument => !tool.Parameters.Any(parameter => string.Equals(parameter.Argument, argument.Name, StringComparison.Ordinal)))
            .Select(argument => (PropertyOf(body, argument.Name), argument.Value))
            .ToList();
        return properties.Count == 0 && !body.Required ? null : ArgumentObject.Of(properties);
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
