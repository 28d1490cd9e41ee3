using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Writes the refusal of one argument that cannot be put into a request, under the name that the model used.</summary>
/// <param name="location">Where the value would have travelled; null for the body.</param>
/// <param name="name">The name that the API uses.</param>
internal sealed class ArgumentRefusal(ToolDefinition tool, ParameterLocation? location, string name)
{
    /// <param name="reason">A clause about "it", such as <c>it is empty</c>; it must not quote the value.</param>
    public ApiFailureException Because(string reason, Exception? inner = null) =>
        new($"The argument '{tool.ArgumentOf(location, name)}' cannot be sent in the {Place()}: {reason}. Nothing was sent; correct the argument and call again.", inner);

    /// <summary>The same refusal for one property of the body, whose name may be the caller's.</summary>
    public ArgumentRefusal Property(string property) => new(tool, location, ShownValue.Name(property));

    private string Place() => location switch
    {
        ParameterLocation.Path => "path",
        ParameterLocation.Query => "query",
        ParameterLocation.Header => "header",
        ParameterLocation.Cookie => "cookie",
        _ => "body",
    };
}
