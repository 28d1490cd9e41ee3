using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>Remembers answers for a while, in memory alone, within a number and a size; what was not used for longest goes first.</summary>
internal sealed class AnswerMemory(CreditOptions options)
{
    /// <summary>What an entry takes besides its texts and its body, roughly.</summary>
    private const int Overhead = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();
    private long _bytes;

    public RememberedAnswer? Find(string identity)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(identity, out var node)) return null;
            var age = options.TimeProvider.GetElapsedTime(node.Value.Since);
            if (age >= options.CacheLifetime)
            {
                Remove(node);
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return new RememberedAnswer(node.Value.Answer, age);
        }
    }

    /// <summary>Remembers a copy, since an answer's body may lie in a much larger buffer.</summary>
    public void Add(string identity, ApiResponse answer)
    {
        var size = Size(answer);
        if (options.CacheLifetime <= TimeSpan.Zero || size > options.CacheBytes) return;
        var copy = new ApiResponse
        {
            Status = answer.Status,
            Headers = answer.Headers,
            MediaType = answer.MediaType,
            Body = answer.Body.ToArray(),
            Explanation = answer.Explanation,
        };
        lock (_lock)
        {
            if (_entries.TryGetValue(identity, out var old)) Remove(old);
            _entries.Add(identity, _byUse.AddFirst(new Entry(identity, copy, size, options.TimeProvider.GetTimestamp())));
            _bytes += size;
            while (_bytes > options.CacheBytes || _entries.Count > options.CacheEntries) Remove(_byUse.Last!);
        }
    }

    private static long Size(ApiResponse answer)
    {
        var characters = (answer.Explanation?.Length ?? 0) + answer.Headers.Sum(header => (long)header.Key.Length + header.Value.Length);
        return Overhead + answer.Body.Length + (2 * characters);
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Identity);
        _bytes -= node.Value.Size;
    }

    private sealed record Entry(string Identity, ApiResponse Answer, long Size, long Since);
}

/// <summary>An answer from memory.</summary>
/// <param name="Age">How long ago it arrived.</param>
internal sealed record RememberedAnswer(ApiResponse Response, TimeSpan Age);
