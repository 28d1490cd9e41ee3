using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Logging;

/// <summary>Writes an event as one line, its line end included.</summary>
internal sealed class LogLine(LogFormat format, SecretRedactor redactor, TimeProvider time)
{
    private const int MaxText = 4000;

    /// <param name="text">What happened, or null where the text may not be written.</param>
    public byte[] Write(LogLevel level, string category, EventId id, string? text, Exception? exception)
    {
        var moment = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var shown = text is null ? null : ShownText.Shorten(ShownText.Clean(text, redactor), MaxText);
        var types = exception is null ? null : ExceptionNames.Of(exception);
        return format == LogFormat.Json
            ? Json(moment, Name(level), Plain(category), id.Id, Plain(id.Name), shown, types)
            : Words(moment, Name(level), Plain(category), id.Id, Plain(id.Name), shown, types);
    }

    private static byte[] Json(string moment, string level, string? category, int id, string? name, string? text, string? exception)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("time"u8, moment);
            writer.WriteString("level"u8, level);
            writer.WriteNumber("id"u8, id);
            Write(writer, "event", name);
            Write(writer, "category", category);
            Write(writer, "message", text);
            Write(writer, "exception", exception);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }

    private static byte[] Words(string moment, string level, string? category, int id, string? name, string? text, string? exception)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{moment} {level} {id} {name ?? "-"} {category}");
        if (text is not null) line.Append(": ").Append(text);
        if (exception is not null) line.Append(" (").Append(exception).Append(')');
        return Encoding.UTF8.GetBytes(line.Append('\n').ToString());
    }

    /// <summary>A name as programs have it; null for one that could hold anything else.</summary>
    private static string? Plain(string? name) =>
        name is { Length: > 0 and <= 200 } && name.All(character => char.IsAsciiLetterOrDigit(character) || "._+`[],<>-".Contains(character, StringComparison.Ordinal)) ? name : null;

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
