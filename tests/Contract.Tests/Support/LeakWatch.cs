using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Security;

namespace LeadMagic.Contract.Tests.Support;

/// <summary>Keeps the most verbose log of a test's server, and finds what must not be in it.</summary>
internal sealed class LeakWatch : IDisposable
{
    /// <summary>A shorter text could be a part of any word.</summary>
    private const int Telling = 8;

    private readonly MemoryStream _stream = new();
    private readonly HashSet<string> _values = new(StringComparer.OrdinalIgnoreCase);

    public LeakWatch(TimeProvider time) =>
        Logs = new(new() { Level = LogLevel.Trace, Format = LogFormat.Json, Http = true }, _stream, new SecretRedactor([]), time);

    public LineLoggerFactory Logs { get; }

    /// <summary>Remembers what a call is about.</summary>
    public void Note(IReadOnlyDictionary<string, object?> arguments)
    {
        foreach (var value in arguments.Values.OfType<JsonElement>().SelectMany(Texts)) _values.Add(value);
    }

    /// <summary>Remembers one more text.</summary>
    public void Note(string text) => _values.Add(text);

    /// <summary>Ends the log, and fails where it has the key, a value of a call, or nothing at all.</summary>
    public void AssertClean(string key)
    {
        Logs.Dispose();
        var log = Encoding.UTF8.GetString(_stream.ToArray());
        Assert.Contains("\"level\":\"trace\"", log, StringComparison.Ordinal);
        for (var start = 0; start + Telling <= key.Length; start++) Assert.DoesNotContain(key.Substring(start, Telling), log, StringComparison.OrdinalIgnoreCase);
        Assert.All(_values, value => Assert.DoesNotContain(value, log, StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose()
    {
        Logs.Dispose();
        _stream.Dispose();
    }

    /// <summary>The texts that stand for somebody: not the words of a choice such as <c>email_finder</c>, which names and paths have as well.</summary>
    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String when value.GetString() is { Length: >= Telling } text && !text.All(c => char.IsAsciiLetterLower(c) || c == '_') => [text],
        _ => [],
    };
}
