using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Reads how a parameter's value is spelled: <c>style</c> and <c>explode</c> with the defaults of its location.</summary>
internal static class ParameterStyle
{
    private static readonly Dictionary<string, string[]> Styles = new(StringComparer.Ordinal)
    {
        ["path"] = ["simple", "label", "matrix"],
        ["query"] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        ["header"] = ["simple"],
        ["cookie"] = ["form"],
    };

    public static (string Style, bool Explode) Read(ReadingContext context, JsonValue parameter, string location)
    {
        var allowed = Styles[location];
        var style = Keyword.Text(context, parameter, "style") ?? allowed[0];
        if (!allowed.Contains(style, StringComparer.Ordinal)) context.Refuse(Rules.UnsupportedStyle, parameter.Find("style")!.Span, style, location);
        var explode = parameter.Find("explode") is null ? style == "form" : Keyword.Flag(context, parameter, "explode");
        return (style, explode);
    }
}
