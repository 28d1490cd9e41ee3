using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Enrich;

/// <summary>
/// What has been begun and what has been answered, on the disk before anything else happens: a run that ends in any way is taken up where it
/// was, and pays nothing twice. While a run has it open, no other can.
/// </summary>
internal sealed class EnrichJournal : IEnrichJournal, IDisposable
{
    /// <summary>Stands behind the output's name in the journal's.</summary>
    public const string PartialSuffix = ".partial";

    private const string Head = "{\"task\":\"";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly Dictionary<int, RowOutcome> _outcomes = [];

    private EnrichJournal(FileStream file) => _file = file;

    /// <summary>What came of calls, by their first row.</summary>
    public IReadOnlyDictionary<int, RowOutcome> Outcomes => _outcomes;

    /// <summary>Begins a journal, or goes on with one.</summary>
    /// <param name="task">Says what the run is about; a journal of another task is refused.</param>
    /// <exception cref="SettingsException">The journal is another run's, or cannot be written.</exception>
    public static EnrichJournal Open(string path, string task)
    {
        EnrichJournal? journal = null;
        try
        {
            journal = new EnrichJournal(PrivateFile.Open(path));
            journal.Read(task);
            return journal;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SettingsException)
        {
            journal?.Dispose();
            if (fault is SettingsException) throw;
            throw new SettingsException($"The journal beside the output ({PartialSuffix}) cannot be opened ({FileFault.Reason(fault)}). Another run may be at work on it; see that this user may write there.");
        }
    }

    public void Begin(int row, decimal worstCase) => Add(row, RowOutcome.Interrupted(worstCase), json => json.WriteNumber("began"u8, worstCase));

    public void End(int row, RowOutcome outcome) => Add(row, outcome, json =>
    {
        json.WriteString("status"u8, outcome.Status.ToString());
        json.WriteNumber("credits"u8, outcome.Credits);
        if (outcome.IsUncertain) json.WriteBoolean("uncertain"u8, true);
        if (outcome.Error is { } error) json.WriteString("error"u8, error);
        if (outcome.Answer is not { } answer) return;
        json.WritePropertyName("answer"u8);
        json.WriteRawValue(OnOneLine(answer), skipInputValidation: true);
    });

    /// <summary>Takes the journal away: there is nothing left to go on with.</summary>
    public void Delete()
    {
        File.Delete(_file.Name);
        _file.Dispose();
    }

    public void Dispose() => _file.Dispose();

    private void Add(int row, RowOutcome outcome, Action<Utf8JsonWriter> write)
    {
        lock (_lock)
        {
            _outcomes[row] = outcome; // first: an answer that the disk has no room for can still be written into the output
            WriteLine(json =>
            {
                json.WriteNumber("row"u8, row);
                write(json);
            });
        }
    }

    private void WriteLine(Action<Utf8JsonWriter> write)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        _file.Write(line.WrittenSpan);
        _file.Flush(flushToDisk: true);
    }

    private void Read(string task)
    {
        using var reader = new StreamReader(_file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var text = reader.ReadToEnd();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var isWhole = end >= 0;
        var (head, calls) = isWhole ? (text[..end], text[(end + 1)..]) : (text, "");
        var former = TaskOf(head);
        if (former != task && (calls.Length > 0 || (former is null && !IsBroken(head)))) throw Other();
        if (isWhole && former == task)
        {
            foreach (var line in calls.Split('\n', StringSplitOptions.RemoveEmptyEntries)) ReadLine(line);
        }
        else
        {
            _file.SetLength(0); // nothing was begun: whatever the run was about, it blocks no other
            WriteLine(json => json.WriteString("task"u8, task));
        }

        if (text.Length > 0 && text[^1] != '\n' && _file.Length > 0) _file.Write("\n"u8);
    }

    /// <summary>True for the first line of a journal of which only a part was written.</summary>
    private static bool IsBroken(string head) =>
        head.Length < Head.Length ? Head.StartsWith(head, StringComparison.Ordinal) : head.StartsWith(Head, StringComparison.Ordinal);

    private static string? TaskOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty("task", out var task) ? task.GetString() : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null; // not a journal of ours
        }
    }

    private void ReadLine(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            var row = json.GetProperty("row").GetInt32();
            _outcomes[row] = json.TryGetProperty("began", out var worstCase) ? RowOutcome.Interrupted(worstCase.GetDecimal()) : Outcome(json);
        }
        catch (JsonException)
        {
            // The last line of a run that was killed as it wrote: the call stays begun.
        }
    }

    private static RowOutcome Outcome(JsonElement json) => new(
        Enum.Parse<RowStatus>(json.GetProperty("status").GetString()!),
        json.GetProperty("credits").GetDecimal(),
        json.TryGetProperty("uncertain", out var uncertain) && uncertain.GetBoolean(),
        json.TryGetProperty("error", out var error) ? error.GetString() : null,
        json.TryGetProperty("answer", out var answer) ? answer.GetRawText() : null);

    /// <summary>Line breaks of JSON stand between its tokens alone: in a string they are escaped.</summary>
    private static string OnOneLine(string json) => json.Replace('\n', ' ').Replace('\r', ' ');

    private static SettingsException Other() => new(
        $"The journal beside the output ({PartialSuffix}) belongs to a run of another input, tool or mapping. Name another --out, or remove it; results in it may have been paid for, and would be paid for again.");
}
