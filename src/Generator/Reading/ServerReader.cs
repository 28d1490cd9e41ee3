using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Reads the document's servers, with the defaults of their variables filled in.</summary>
internal static class ServerReader
{
    public static EquatableArray<string> Read(ReadingContext context)
    {
        var urls = new List<string>();
        if (context.Root.Find("servers") is not { IsArray: true } servers) return default;
        foreach (var server in servers.Items)
        {
            if (server.Find("url") is not { IsString: true } url) continue;
            var filled = Fill(url.Text, server.Find("variables"));
            if (Uri.TryCreate(filled, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")) urls.Add(filled);
            else context.Warn(Rules.ServerIgnored, url.Span, filled);
        }

        return urls.ToEquatableArray();
    }

    private static string Fill(string url, JsonValue? variables)
    {
        foreach (var variable in variables?.Members ?? [])
        {
            if (variable.Value.Find("default") is { IsString: true } value) url = url.Replace("{" + variable.Name + "}", value.Text);
        }

        return url;
    }
}
