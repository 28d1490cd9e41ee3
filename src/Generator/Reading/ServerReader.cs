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
        if (context.Root.Find("servers") is not { } servers || !context.Expect(servers, JsonKind.Array, "\"servers\"")) return default;
        foreach (var server in servers.Items)
        {
            if (server.Find("url") is not { IsString: true } url)
            {
                context.Refuse(Rules.MissingMember, server.Span, "A server", "url");
                continue;
            }

            var filled = Fill(url.Text, server.Find("variables"));
            if (Uri.TryCreate(filled, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && filled.IndexOf('{') < 0) urls.Add(filled);
            else context.Warn(Rules.ServerIgnored, url.Span, filled);
        }

        return urls.ToEquatableArray();
    }

    /// <summary>Refuses an operation that is served elsewhere: its call, and the credentials, would go to the wrong host.</summary>
    public static void RefuseOthers(ReadingContext context, OperationSite site)
    {
        var usual = context.Root.Find("servers") is { } servers ? JsonText.Minify(servers) : "";
        foreach (var owner in new[] { site.PathItem, site.Operation.Value })
        {
            if (owner.FindMember("servers") is { Value: { IsArray: true, Items.Count: > 0 } } own && JsonText.Minify(own.Value) != usual)
            {
                context.Refuse(Rules.OwnServers, own.NameSpan);
            }
        }
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
