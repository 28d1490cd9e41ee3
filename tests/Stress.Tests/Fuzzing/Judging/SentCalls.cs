using System.Collections.Immutable;
using System.Text.Json;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Stress.Tests.Fuzzing.Judging;

/// <summary>Takes the place of the API: keeps the calls that would be sent, and answers each.</summary>
internal sealed class SentCalls : IApiConnection
{
    private static readonly ApiResponse Answer = new() { Status = 200, Headers = ImmutableDictionary<string, string>.Empty, MediaType = "application/json", Body = "{}"u8.ToArray() };

    private readonly List<ApiCall> _calls = [];

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        _calls.Add(request.Call);
        return Task.FromResult(Answer);
    }

    /// <summary>The calls since the last time.</summary>
    public IReadOnlyList<ApiCall> Take()
    {
        ApiCall[] taken = [.. _calls];
        _calls.Clear();
        return taken;
    }

    /// <summary>The arguments of a call as one object again, from where they travel.</summary>
    public static JsonElement ArgumentsOf(ApiCall call)
    {
        var parameters = call.Tool.Parameters
            .Select(parameter => (Name: parameter.Argument, Value: call.Find(parameter.Location, parameter.Name)))
            .Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{Quoted(parameter.Name)}:{parameter.Value!.Value.GetRawText()}");
        return JsonElement.Parse($"{{{string.Join(',', parameters.Concat(BodyMembers(call)))}}}", new JsonDocumentOptions { MaxDepth = 1_000 });
    }

    private static IEnumerable<string> BodyMembers(ApiCall call)
    {
        if (call.Body is not { } body || call.Tool.Body is not { } binding) return [];
        if (binding.Argument is { } name) return [$"{Quoted(name)}:{body.GetRawText()}"];
        return body.EnumerateObject().Select(member => $"{Quoted(ArgumentOf(binding, member.Name))}:{member.Value.GetRawText()}");
    }

    private static string ArgumentOf(BodyBinding binding, string property)
    {
        var renamed = binding.Renamed.FirstOrDefault(pair => pair.Property == property);
        return renamed.Argument ?? property;
    }

    private static string Quoted(string name) => $"\"{JsonEncodedText.Encode(name)}\"";
}
