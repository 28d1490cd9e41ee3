using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Results;

/// <summary>A tool as the generator would write it, with a default view of its answers.</summary>
internal sealed class ViewedTool(IApiConnection connection) : ApiTool(Definition)
{
    private static readonly ToolDefinition Definition = new()
    {
        Name = "list_books",
        Title = "List books",
        Description = "Lists books.",
        Operation = "POST /books",
        Hints = new(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: true),
        Retry = RetryClass.Safe,
        Credits = new() { Base = 0, PerResult = 1, ResultsArgument = "limit", MaxResults = 10 },
        Body = new() { Required = true },
        View = new() { FieldsArgument = "fields", Omit = ["books.text"], Hide = ["next"] },
    };

    protected override ReadOnlySpan<byte> InputSchema => """{"type":"object"}"""u8;

    private static ReadOnlySpan<byte> AnswerFields =>
        """
        books
        books.id
        books.text
        books.by
        books.by.name
        books.more
        books.more.*
        """u8;

    protected override void Check(ref SchemaChecker value)
    {
        value.Property("limit", static (ref value) => value.Type(JsonTypes.Integer));
        value.Property("fields", static (ref value) =>
        {
            value.Type(JsonTypes.Array);
            value.Items(static (ref value) =>
            {
                value.Type(JsonTypes.String);
                value.AnswerField(AnswerFields);
            });
        });
        value.NoOtherProperties("limit", "fields");
    }

    protected override Task<ApiResponse> CallAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = new ApiRequest("POST", "/books", call);
        request.AddBody("application/json");
        return connection.SendAsync(request, cancellationToken);
    }
}
