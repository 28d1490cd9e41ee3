using LeadMagic.Server.Install;

namespace LeadMagic.Server.Credits;

/// <summary>
/// The record of spent credits: lines of JSON that several processes may append to at once, readable by their user alone. When it is
/// full it becomes the older file, in place of the one before.
/// </summary>
/// <param name="limit">Bytes from which on a file is full.</param>
internal sealed class SpendFile(string folder, TimeProvider time, long limit = 4 * 1024 * 1024)
{
    private const int MaxTries = 40;

    /// <summary>Another process has the file for less than a millisecond.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(25);

    private readonly string _path = Path.Combine(folder, "spend.jsonl");
    private readonly string _older = Path.Combine(folder, "spend.older.jsonl");

    /// <summary>Appends whole lines.</summary>
    /// <exception cref="IOException">The file cannot be written, or other processes hold it for too long.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it.</exception>
    public async Task AppendAsync(ReadOnlyMemory<byte> lines)
    {
        SafeFile.CreateFolder(folder);
        await using var file = await OpenAsync(() => PrivateFile.Open(_path)); // alone, so that lines do not overwrite each other
        EndLine(file);
        await file.WriteAsync(lines);
        await file.FlushAsync();

        // By the name and not by the handle: another process may have moved the file on just before this one had it.
        if (new FileInfo(_path) is { Exists: true } current && current.Length >= limit) File.Move(_path, _older, overwrite: true);
    }

    /// <summary>The records, the oldest first. What cannot be read is passed over.</summary>
    public async Task<IReadOnlyList<SpendRecord>> ReadAsync()
    {
        var lines = new List<string>();
        foreach (var path in new[] { _older, _path }.Where(File.Exists))
        {
            await using var file = await OpenAsync(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            using var text = new StreamReader(file);
            lines.AddRange((await text.ReadToEndAsync()).Split('\n'));
        }

        return [.. lines.Select(SpendRecord.Read).OfType<SpendRecord>()];
    }

    private async Task<FileStream> OpenAsync(Func<FileStream> open)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return open();
            }
            catch (IOException) when (tries < MaxTries)
            {
                await Task.Delay(BetweenTries, time); // another process has it
            }
        }
    }

    /// <summary>A process that was killed may have left half a line.</summary>
    private static void EndLine(FileStream file)
    {
        if (file.Length == 0) return;
        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() != '\n') file.WriteByte((byte)'\n');
    }
}
