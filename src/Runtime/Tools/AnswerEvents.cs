using Microsoft.Extensions.Logging;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>The events about answers (4000–4099). Their ids are stable, and they hold names of tools, places and types alone.</summary>
internal static partial class AnswerEvents
{
    [LoggerMessage(4000, LogLevel.Warning, "{Tool}: the answer is not what the document says at '{Place}': expected {Expected}, found {Found}. It was passed on whole.", EventName = "AnswerDrifted")]
    public static partial void AnswerDrifted(this ILogger logger, string tool, string place, string expected, string found);
}
