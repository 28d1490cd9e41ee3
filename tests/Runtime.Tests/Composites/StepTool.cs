using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Credits;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Composites;

/// <summary>A lookup as the generator would write it, with a name and a price of the test's choice.</summary>
internal sealed class StepTool(IApiConnection connection, string name, decimal? price) : ApiTool(Priced.Tool(price is { } credits ? new() { Base = credits } : null, name))
{
    protected override ReadOnlySpan<byte> InputSchema => """{"type":"object","properties":{"q":{"type":"string"}}}"""u8;

    protected override ReadOnlySpan<byte> OutputSchema => """{"type":"object","properties":{"hit":{"anyOf":[{"type":"boolean"},{"type":"null"}]}}}"""u8;

    protected override void Check(ref SchemaChecker value)
    {
        value.Property("q", static (ref value) => value.Type(JsonTypes.String));
        value.NoOtherProperties("q");
    }

    protected override Task<ApiResponse> CallAsync(ApiCall call, CancellationToken cancellationToken) =>
        connection.SendAsync(new ApiRequest("POST", "/" + About.Name, call), cancellationToken);
}
