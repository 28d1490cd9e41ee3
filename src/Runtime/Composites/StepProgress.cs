using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OpenApiMcp.Runtime.Composites;

/// <summary>Tells a client that asked for it how far a call is.</summary>
public static class StepProgress
{
    /// <summary>Sends one notification, if the client gave a token. A client that cannot be told any more loses nothing else by it.</summary>
    /// <param name="total">How much there is to do in all; null where that is not known.</param>
    /// <param name="message">What has just been done; never an argument or a part of an answer.</param>
    public static async Task ReportAsync(RequestContext<CallToolRequestParams>? request, double done, double? total, string message, CancellationToken cancellationToken)
    {
        if (request?.Params?.ProgressToken is not { } token) return;
        try
        {
            await request.Server.NotifyProgressAsync(token, new() { Progress = (float)done, Total = (float?)total, Message = message }, cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or McpException)
        {
            // What the call has paid for must not be lost for a notification.
        }
    }
}
