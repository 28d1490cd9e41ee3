namespace OpenApiMcp.Runtime.Logging;

/// <summary>Names an exception and its causes by their types: a message could quote a request, an answer or a setting.</summary>
internal static class ExceptionNames
{
    private const int Enough = 6;

    public static string Of(Exception exception)
    {
        var names = new List<string>();
        for (var cause = exception; cause is not null && names.Count < Enough; cause = cause.InnerException) names.Add(cause.GetType().FullName ?? "?");
        return string.Join(", caused by ", names);
    }
}
