using System.Security.Cryptography;

namespace OpenApiMcp.Runtime.Results;

/// <summary>
/// Keeps the whole of answers that were not shown whole: in memory alone, for a time, within a number and a size. What was not read for
/// longest goes first.
/// </summary>
public sealed class ResultStore(ResultOptions options)
{
    /// <summary>No vowels, which make words, and nothing that looks alike; 20 of them are 96 bits, which nobody guesses.</summary>
    private const string IdLetters = "23456789bcdfghjkmnpqrstvwxyz";
    private const int IdLength = 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<StoredResult>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<StoredResult> _byUse = new();
    private long _bytes;

    public ResultOptions Options => options;

    /// <summary>How many bytes the kept answers have together.</summary>
    internal long Bytes
    {
        get
        {
            lock (_lock) return _bytes;
        }
    }

    /// <summary>Keeps a text; one that is kept already gets its time anew. Null where it is too big to keep.</summary>
    /// <param name="text">In UTF-8; a copy of what it is a part of.</param>
    internal StoredResult? Put(ReadOnlyMemory<byte> text, string mediaType)
    {
        if (text.Length > options.MaxBytes) return null;
        var hash = Convert.ToHexString(SHA256.HashData(text.Span));
        var now = options.TimeProvider.GetTimestamp();
        lock (_lock)
        {
            RemoveExpired();
            var known = _byUse.FirstOrDefault(kept => kept.Hash == hash && kept.MediaType == mediaType);
            if (known is not null) Remove(_byId[known.Id]);
            var result = new StoredResult(known?.Id ?? NewId(), known?.Text ?? text.ToArray(), mediaType, hash, now);
            _byId.Add(result.Id, _byUse.AddFirst(result));
            _bytes += result.Text.Length;
            while (_bytes > options.MaxBytes || _byId.Count > options.MaxResults) Remove(_byUse.Last!);
            return result;
        }
    }

    /// <param name="id">The id, or the whole address.</param>
    internal StoredResult? Find(string id)
    {
        if (id.StartsWith(options.AddressPrefix, StringComparison.Ordinal)) id = id[options.AddressPrefix.Length..];
        lock (_lock)
        {
            RemoveExpired();
            if (!_byId.TryGetValue(id, out var node)) return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value;
        }
    }

    internal string AddressOf(StoredResult result) => options.AddressPrefix + result.Id;

    private static string NewId() => RandomNumberGenerator.GetString(IdLetters, IdLength);

    /// <summary>Looks at all, which are few: what was read since is younger in use, but no younger in time.</summary>
    private void RemoveExpired()
    {
        for (var node = _byUse.First; node is not null;)
        {
            var next = node.Next;
            if (options.TimeProvider.GetElapsedTime(node.Value.Since) >= options.Lifetime) Remove(node);
            node = next;
        }
    }

    private void Remove(LinkedListNode<StoredResult> node)
    {
        _byUse.Remove(node);
        _byId.Remove(node.Value.Id);
        _bytes -= node.Value.Text.Length;
    }
}

/// <summary>An answer that is kept whole.</summary>
/// <param name="Hash">Of the text, by which the same answer is found again.</param>
/// <param name="Since">When it was put there, as the clock's time stamp.</param>
internal sealed record StoredResult(string Id, ReadOnlyMemory<byte> Text, string MediaType, string Hash, long Since)
{
    /// <summary>Without the text, which may be personal.</summary>
    public override string ToString() => nameof(StoredResult);
}
