using System.Text;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

/// <summary>A tool as the generator would write it: a path parameter, and a body that needs a title.</summary>
internal sealed class SampleTool(IApiConnection connection) : ApiTool(Definition)
{
    public static ToolDefinition Definition { get; } = new()
    {
        Name = "rename_thing",
        Title = "Rename a thing",
        Description = "Renames a thing.",
        Operation = "PUT /things/{id}",
        Hints = new(ReadOnly: false, Destructive: true, Idempotent: true, OpenWorld: false),
        Retry = RetryClass.Never,
        Parameters = [new("id", ParameterLocation.Path, "id")],
        Body = new() { Required = true },
    };

    /// <summary>The document's example of a call.</summary>
    public string Example { get; init; } = "";

    public override ReadOnlySpan<byte> ExampleArguments => Encoding.UTF8.GetBytes(Example);

    public override ReadOnlySpan<byte> ExampleAnswer => """{"renamed":true}"""u8;

    protected override ReadOnlySpan<byte> InputSchema =>
        """
        {
          "type": "object",
          "properties": { "id": { "type": "integer" }, "title": { "type": "string" }, "more": {} },
          "required": ["id", "title"],
          "additionalProperties": false
        }
        """u8;

    protected override ReadOnlySpan<byte> OutputSchema => """{ "type": "object", "properties": { "renamed": { "type": "boolean" } } }"""u8;

    /// <param name="arguments">A JSON object, or null for a call without arguments.</param>
    public Task<CallToolResult> CallAsync(string? arguments, CancellationToken cancellationToken = default) => SampleCall.Of(this, arguments, cancellationToken);

    protected override void Check(ref SchemaChecker value)
    {
        value.Type(JsonTypes.Object);
        value.Required("id");
        value.Required("title");
        value.Property("id", static (ref value) => value.Type(JsonTypes.Integer));
        value.Property("title", static (ref value) => value.Type(JsonTypes.String));
        value.NoOtherProperties("id", "title", "more");
    }

    protected override Task<ApiResponse> CallAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("PUT", "/things/{id}", call);
        request.AddPath("id");
        request.AddBody("application/json");
        return connection.SendAsync(request, cancellationToken);
    }
}
