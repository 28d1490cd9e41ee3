using OpenApiMcp.Generator.Diagnostics;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Finds an operation that does not say how it refuses a call.</summary>
internal static class ResponseAdvice
{
    public static void Give(ReadingContext context, OperationSite site)
    {
        var responses = site.Operation.Value.FindMember("responses");
        if (responses is { Value.IsObject: true } && responses.Value.Members.Any(response => response.Name == "default" || IsClientError(response.Name))) return;
        context.Warn(Rules.NoClientErrors, (responses ?? site.Operation).NameSpan, site.ToString());
    }

    private static bool IsClientError(string status) => status.Length == 3 && status[0] == '4';
}
