using System.Buffers;
using System.Globalization;
using System.Text.Json;
using OpenApiMcp.Runtime.Credits;

namespace LeadMagic.Server.Credits;

/// <summary>One line of the record of spent credits: no argument, no part of an answer.</summary>
/// <param name="Credits">What the call was counted with; null where nobody knows.</param>
/// <param name="Remaining">The balance after it; null where it is not known.</param>
/// <param name="IsUncertain">True where nobody knows whether it was charged, so that the most was counted.</param>
internal sealed record SpendRecord(DateTimeOffset Time, string Tool, decimal? Credits, decimal? Remaining, bool IsCached, bool IsUncertain)
{
    public static SpendRecord Of(DateTimeOffset time, string tool, Receipt receipt) =>
        new(time, tool, receipt.Cost, receipt.Remaining, receipt.Age is not null, receipt.IsUncertain);

    /// <summary>The record from a line; null for a line that was not written whole.</summary>
    public static SpendRecord? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var record = json.RootElement;
            return new(
                record.GetProperty("time").GetDateTimeOffset(),
                record.GetProperty("tool").GetString()!,
                Number(record, "credits"),
                Number(record, "remaining"),
                record.GetProperty("cached").GetBoolean(),
                record.TryGetProperty("uncertain", out var uncertain) && uncertain.GetBoolean());
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The lines of records, each with its end.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<SpendRecord> records)
    {
        var buffer = new ArrayBufferWriter<byte>(160 * records.Count);
        using var json = new Utf8JsonWriter(buffer);
        foreach (var record in records)
        {
            record.WriteTo(json);
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
        }

        return buffer.WrittenMemory;
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("time"u8, Milliseconds(stackalloc byte[28]));
        json.WriteString("tool"u8, Tool);
        if (Credits is { } credits) json.WriteNumber("credits"u8, credits);
        if (Remaining is { } remaining) json.WriteNumber("remaining"u8, remaining);
        json.WriteBoolean("cached"u8, IsCached);
        if (IsUncertain) json.WriteBoolean("uncertain"u8, true);
        json.WriteEndObject();
    }

    /// <summary>The time in RFC 3339, by the format that the platform has ready.</summary>
    /// <param name="room">For the time with seven digits of a second, of which three stay.</param>
    private ReadOnlySpan<byte> Milliseconds(Span<byte> room)
    {
        Time.UtcDateTime.TryFormat(room, out _, "O", CultureInfo.InvariantCulture);
        room[23] = (byte)'Z';
        return room[..24];
    }

    private static decimal? Number(JsonElement record, string name) => record.TryGetProperty(name, out var value) ? value.GetDecimal() : null;
}
