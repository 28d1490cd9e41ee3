using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Http;

/// <summary>The checked arguments of one tool call, sorted by where they travel in the request.</summary>
public sealed class ApiCall(ToolDefinition tool)
{
    private readonly List<(ParameterLocation Location, string Name, JsonElement Value)> _parameters = [];

    public ToolDefinition Tool { get; } = tool;

    /// <summary>All arguments as one object, by the names that the model uses.</summary>
    public JsonElement Arguments { get; init; }

    /// <summary>The MCP request that the call is made for: the way to ask its user; null for a call from elsewhere.</summary>
    public RequestContext<CallToolRequestParams>? Context { get; init; }

    /// <summary>True when the user has agreed to a sum that this call is part of: nobody is asked about it again.</summary>
    internal bool IsAgreed { get; init; }

    /// <summary>The credits that are set aside for the call that this one is a step of; null for a call of its own.</summary>
    internal CreditHold? Hold { get; init; }

    /// <summary>Two calls share it exactly if they ask for the same.</summary>
    internal string Identity => field ??= CallIdentity.Of(this);

    /// <summary>The request body as a JSON value, or null when there is none.</summary>
    public JsonElement? Body { get; set; }

    /// <summary>The parameters with the names that the model uses.</summary>
    internal IEnumerable<(string Argument, JsonElement Value)> Parameters => _parameters.Select(parameter => (Tool.ArgumentOf(parameter.Location, parameter.Name), parameter.Value));

    public void Add(ParameterLocation location, string name, JsonElement value) => _parameters.Add((location, name, value));

    /// <summary>The value of a parameter, or null when the caller left it out.</summary>
    public JsonElement? Find(ParameterLocation location, string name)
    {
        foreach (var parameter in _parameters)
        {
            if (parameter.Location == location && string.Equals(parameter.Name, name, StringComparison.Ordinal)) return parameter.Value;
        }

        return null;
    }
}
