using System.Globalization;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Resources;

namespace OpenApiMcp.Runtime.Results;

/// <summary>
/// Kept answers as resources: the whole at <c>{id}</c>, in one piece and to the letter; a slice with <c>?offset=</c> or <c>limit=</c>, followed
/// by a line that says where it goes on.
/// </summary>
public sealed class ResultResource(ResultStore store) : McpServerResource
{
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        UriTemplate = store.Options.AddressPrefix + "{id}{?offset,limit}",
        Name = "results",
        Title = "Whole answers",
        Description = "An answer that was not shown whole. With offset or limit, in bytes, a part of it.",
    };

    public override IReadOnlyList<object> Metadata => [];

    public override bool IsMatch(string uri) => uri.StartsWith(store.Options.AddressPrefix, StringComparison.Ordinal);

    public override ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default)
    {
        var address = request.Params.Uri.Split('?', 2);
        if (store.Find(address[0]) is not { } kept)
        {
            var code = CachingHints.IsModern(request.JsonRpcRequest) ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound;
            throw new McpProtocolException(ReadResultTool.NotKept(store.Options), code);
        }

        if (address.Length == 1) return new(TextContents.Make(request, Encoding.UTF8.GetString(kept.Text.Span), kept.MediaType, lifetime: null));
        var (offset, limit) = Read(address[1]);
        if (offset > kept.Text.Length) throw new McpProtocolException(ReadResultTool.Beyond(kept), McpErrorCode.InvalidParams);
        var slice = ResultSlice.Take(kept.Text.Span, offset, limit);
        return new(TextContents.Make(request, $"{slice.Text}\n{slice.Remark}", "text/plain", lifetime: null));
    }

    private static (int Offset, int Limit) Read(string query)
    {
        var (offset, limit) = (0, int.MaxValue);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            var isNumber = int.TryParse(pair[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (isNumber && pair[0] == "offset") offset = number;
            else if (isNumber && pair[0] == "limit" && number > 0) limit = number;
            else throw new McpProtocolException("The query of a result's address is offset and limit, each a number of bytes: ?offset=32000&limit=8000.", McpErrorCode.InvalidParams);
        }

        return (offset, limit);
    }
}
