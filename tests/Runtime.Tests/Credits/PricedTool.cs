using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>A search as the generator would write it, of which each result costs a credit.</summary>
internal sealed class PricedTool(IApiConnection connection, CreditCost? price = null, string name = "search_things") : ApiTool(Priced.Tool(price ?? Priced.PerResult, name))
{
    protected override ReadOnlySpan<byte> InputSchema => """{"type":"object","properties":{"q":{"type":"string"},"limit":{"type":"integer"}}}"""u8;

    protected override void Check(ref SchemaChecker value)
    {
        value.Property("limit", static (ref value) => value.Type(JsonTypes.Integer));
        value.NoOtherProperties("q", "limit");
    }

    protected override Task<ApiResponse> CallAsync(ApiCall call, CancellationToken cancellationToken) =>
        connection.SendAsync(new ApiRequest("POST", "/search_things", call), cancellationToken);
}
