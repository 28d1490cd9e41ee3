using System.Text.Json;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Stress.Tests.Fuzzing.Judging;

/// <summary>The arguments of a call that was sent.</summary>
internal static class SentArguments
{
    /// <summary>The arguments as one object again, from where they travel.</summary>
    public static JsonElement Of(ApiCall call)
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
