using System.Text;
using System.Text.Json;

namespace LeadMagic.Server.Install.Json;

/// <summary>Reads JSON as editors write it, with comments, trailing commas and a byte order mark, into parts with their places.</summary>
internal static class ConfigurationReader
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Allow, MaxDepth = 256 };

    /// <summary>The whole; null for a file without any content.</summary>
    /// <exception cref="ConfigurationException">It is no such JSON.</exception>
    public static JsonPart? Read(ReadOnlySpan<byte> bytes)
    {
        var offset = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        var text = bytes[offset..];
        if (text.TrimStart(" \t\r\n"u8).IsEmpty) return null;
        var reader = new Utf8JsonReader(text, Options);
        try
        {
            if (!Next(ref reader)) throw At(bytes, bytes.Length, "there is nothing but comments; expected an object, such as {}");
            var whole = ReadValue(ref reader, offset);
            Next(ref reader); // refuses whatever follows
            return whole;
        }
        catch (JsonException fault)
        {
            var line = (int)(fault.LineNumber ?? 0);
            throw new ConfigurationException("this is no JSON, not even with comments and trailing commas", line + 1, Column(text, line, (int)(fault.BytePositionInLine ?? 0)));
        }
    }

    public static ConfigurationException At(ReadOnlySpan<byte> bytes, int position, string reason)
    {
        var before = bytes[..position];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new(reason, before.Count((byte)'\n') + 1, Characters(before[lineStart..]) + 1);
    }

    private static JsonPart ReadValue(ref Utf8JsonReader reader, int offset, string? name = null, int? nameStart = null)
    {
        var type = reader.TokenType;
        var start = (int)reader.TokenStartIndex + offset;
        var children = new List<JsonPart>();
        if (type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            while (Next(ref reader) && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray)) children.Add(ReadChild(ref reader, offset));
        }

        var part = new JsonPart { Type = type, Name = name, Start = nameStart ?? start, ValueStart = start, End = (int)reader.BytesConsumed + offset };
        part.Children.AddRange(children);
        return part;
    }

    private static JsonPart ReadChild(ref Utf8JsonReader reader, int offset)
    {
        if (reader.TokenType != JsonTokenType.PropertyName) return ReadValue(ref reader, offset);
        var nameStart = (int)reader.TokenStartIndex + offset;
        var name = Text(ref reader);
        Next(ref reader);
        return ReadValue(ref reader, offset, name, nameStart);
    }

    private static bool Next(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.Comment) return true;
        }

        return false;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair: no name that is looked for
        }
    }

    /// <summary>The reader counts bytes, people count characters.</summary>
    private static int Column(ReadOnlySpan<byte> text, int line, int bytes)
    {
        for (; line > 0; line--) text = text[(text.IndexOf((byte)'\n') + 1)..];
        return Characters(text[..Math.Min(bytes, text.Length)]) + 1;
    }

    private static int Characters(ReadOnlySpan<byte> line) => Encoding.UTF8.GetCharCount(line.StartsWith("\uFEFF"u8) ? line[3..] : line);
}
