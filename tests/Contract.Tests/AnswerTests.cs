using System.Text.Json.Nodes;
using LeadMagic.Contract.Tests.Support;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Contract.Tests;

/// <summary>An answer in JSON reaches the caller to the letter, whatever the document expected: it has been paid for. What is structured conforms.</summary>
public sealed class AnswerTests : ContractTest
{
    /// <summary>The member of a result's <c>_meta</c> that tells where an answer is not what the document says.</summary>
    private const string Drift = "openapi-mcp/drift";

    private static readonly string[] Fitting = ["the example", "a miss: nothing but nulls", "unknown members", "unknown values", "numbers that no double holds", "an empty object", "50 levels", "an empty list", "null"];

    public static MatrixTheoryData<string, string> ToolsAndFittingAnswers { get; } = new(Names, Fitting);

    public static MatrixTheoryData<string, string> ToolsAndAnswers { get; } = new(Names, [.. OddAnswers.All.Keys]);

    [Theory]
    [MemberData(nameof(ToolsAndAnswers))]
    public async Task A_JSON_answer_is_the_result_to_the_letter(string tool, string kind)
    {
        var operation = Find(tool);
        var answer = OddAnswers.All[kind](operation);

        AssertIs(tool, answer, await CallOnceAsync(operation, Response.Create().WithJson(answer)));
    }

    /// <summary>Nulls, unknown members and values, exact numbers and other shapes of the whole are nothing that a document could rule out.</summary>
    [Theory]
    [MemberData(nameof(ToolsAndFittingAnswers))]
    public async Task An_answer_that_keeps_to_the_document_is_no_drift(string tool, string kind)
    {
        var operation = Find(tool);

        var result = await CallOnceAsync(operation, Response.Create().WithJson(OddAnswers.All[kind](operation)));

        Assert.Null(result.Meta?[Drift]);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_drift_is_noted_with_its_place_and_types_and_nothing_is_lost(string tool)
    {
        const string Value = "drifted.person@example.com";
        var operation = Find(tool);
        var answer = OutputSchemas.Misfit(tool, Value);

        KeepOutOfTheLog(Value);

        var result = await CallOnceAsync(operation, Response.Create().WithJson(answer));

        AssertIs(tool, answer, result);
        var drift = result.Meta?[Drift]?.ToJsonString();
        Assert.StartsWith("{\"at\":\"/", drift, StringComparison.Ordinal);
        Assert.All([.. result.Meta!.Select(member => $"{member.Value}"), .. result.Content.Skip(1).OfType<TextContentBlock>().Select(note => note.Text)], said => Assert.DoesNotContain(Value, said, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task White_space_between_the_values_of_an_answer_is_left_out(string tool)
    {
        var operation = Find(tool);
        var spaced = "\r\n\t " + JsonNode.Parse(operation.Answer)!.ToJsonString(new() { WriteIndented = true }) + "\n";

        AssertIs(operation.Tool, operation.Answer, await CallOnceAsync(operation, Response.Create().WithJson(spaced)));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_byte_order_mark_does_not_spoil_an_answer(string tool)
    {
        var operation = Find(tool);

        AssertIs(operation.Tool, operation.Answer, await CallOnceAsync(operation, Response.Create().WithJson('\uFEFF' + operation.Answer)));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_compressed_answer_is_read(string tool)
    {
        var operation = Find(tool);

        AssertIs(operation.Tool, operation.Answer, await CallOnceAsync(operation, Response.Create().WithContent("application/json", Gzip.Pack(operation.Answer)).WithHeader("Content-Encoding", "gzip")));
    }

    [Theory]
    [InlineData("get_credits")]
    [InlineData("find_email")]
    public async Task An_answer_of_two_megabytes_is_complete(string tool)
    {
        var operation = Find(tool);
        var rows = Enumerable.Repeat(operation.Answer, 1 + (2_000_000 / operation.Answer.Length));
        var answer = $$"""{"rows":[{{string.Join(',', rows)}}]}""";

        AssertIs(tool, answer, await CallOnceAsync(operation, Response.Create().WithJson(answer)));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Escapes_that_need_not_be_become_the_characters_themselves(string tool)
    {
        const string Answer = """{"\u0061":"\u00e9\/\u965d\ud83d\ude00\u2028\u003c\u0022\u005c\u0009\\u0061\"\n","b":"\\"}""";
        const string Shown = """{"a":"é/陝😀""" + "\u2028" + """<\"\\\u0009\\u0061\"\n","b":"\\"}""";

        AssertIs(tool, Shown, await CallOnceAsync(Find(tool), Response.Create().WithJson(Answer)));
    }

    [Theory]
    [InlineData(200, "text/plain")]
    [InlineData(200, "application/problem+json; charset=utf-8")]
    [InlineData(201, "application/json")]
    [InlineData(202, "application/json")]
    [InlineData(203, "application/json")]
    [InlineData(299, "application/json")]
    public async Task Neither_the_media_type_nor_another_status_of_success_matters(int status, string mediaType)
    {
        var operation = Find("find_email");

        AssertIs(operation.Tool, operation.Answer, await CallOnceAsync(operation, Response.Create().WithStatusCode(status).WithContent(mediaType, operation.Answer)));
    }

    [Fact]
    public async Task Calls_at_the_same_time_do_not_mix()
    {
        var operations = Names.Select(Find).ToList();
        foreach (var operation in operations) Stub(operation, Response.Create().WithJson(operation.Answer));

        var results = await Task.WhenAll(operations.Concat(operations).Select(CallAsync));

        Assert.All(results, (result, index) => AssertIs(operations[index % operations.Count].Tool, operations[index % operations.Count].Answer, result));

        // Identical lookups that meet may share a request; what is free is sent each time.
        var requests = Api.Requests;
        Assert.All(operations, operation => Assert.InRange(requests.Count(request => Is(request, operation)), operation.IsSafe ? 2 : 1, 2));
    }

    private static bool Is(RecordedRequest request, Operation operation) => request.Method == operation.Method && request.PathAndQuery == operation.PathAndQuery;

    private static void AssertIs(string tool, string answer, CallToolResult result)
    {
        Assert.NotEqual(true, result.IsError);
        Assert.Equal(answer, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
        var structured = Assert.NotNull(result.StructuredContent);
        Assert.True(OutputSchemas.Allows(tool, structured), structured.GetRawText());
        var exact = ExactJson.QuoteLargeIntegers(answer);
        var expected = result.Meta?[Drift] is not null ? $$"""{"openapi-mcp/answer":{{exact}}}""" : answer.StartsWith('{') ? exact : $$"""{"result":{{exact}}}""";
        Assert.Equal(ExactJson.Spell(ExactJson.Parse(expected)), ExactJson.Spell(structured));
    }
}
