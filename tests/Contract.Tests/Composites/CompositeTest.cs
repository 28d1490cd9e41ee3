using System.Text.Json;
using LeadMagic.Contract.Tests.Support;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Contract.Tests.Composites;

/// <summary>A test of a tool that makes several calls: the API answers by operation, whatever is asked of it.</summary>
public abstract class CompositeTest : ContractTest
{
    /// <summary>Gives an operation these answers, one after the other; without any, its example.</summary>
    private protected void Answer(string tool, params string[] answers)
    {
        var operation = Find(tool);
        var bodies = answers.Length == 0 ? [operation.Answer] : answers;
        Api.Stub(operation.Method, operation.Path, [.. bodies.Select(body => Response.Create().WithJson(body))]);
    }

    /// <summary>Has an operation refuse every call.</summary>
    private protected void Refuse(string tool, int status) =>
        Api.Stub("POST", Find(tool).Path, Response.Create().WithStatusCode(status).WithJson(ApiDocument.ErrorExample(status).ToJsonString()));

    private protected Task<CallToolResult> CallAsync(string tool, string arguments) => CallAsync(
        tool, JsonElement.Parse(arguments).EnumerateObject().ToDictionary(member => member.Name, object? (member) => member.Value, StringComparer.Ordinal));

    /// <summary>The steps of a result, such as <c>find_email found 1, find_mobile miss 0</c>.</summary>
    private protected static string Steps(CallToolResult result) => string.Join(", ", Root(result).GetProperty("steps").EnumerateArray().Select(
        step => $"{step.GetProperty("tool").GetString()} {step.GetProperty("status").GetString()} {step.GetProperty("credits").GetRawText()}"));

    private protected static JsonElement Root(CallToolResult result) => JsonElement.Parse(((TextContentBlock)result.Content[0]).Text);

    private protected static string? Reason(CallToolResult result, int step) => Root(result).GetProperty("steps")[step].GetProperty("reason").GetString();

    /// <summary>What the API was asked, such as <c>find_email {"email":…}</c>, in order.</summary>
    private protected IEnumerable<string> Sent() =>
        Api.Requests.Select(request => $"{ApiDocument.Operations.Single(operation => operation.Path == request.PathAndQuery).Tool} {request.BodyText}");
}
