namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Which properties or items of one value its schema has looked at, by position (the annotations behind <c>unevaluated…</c>).</summary>
internal sealed class EvaluatedSet
{
    private ulong[] _bits = new ulong[1];
    private bool _all;

    public bool Contains(int position) => _all || ((position >> 6) < _bits.Length && (_bits[position >> 6] & (1UL << (position & 63))) != 0);

    public void Add(int position)
    {
        Reserve((position >> 6) + 1);
        _bits[position >> 6] |= 1UL << (position & 63);
    }

    public void AddAll() => _all = true;

    public void Add(EvaluatedSet other)
    {
        _all |= other._all;
        Reserve(other._bits.Length);
        for (var i = 0; i < other._bits.Length; i++) _bits[i] |= other._bits[i];
    }

    public void Clear()
    {
        _all = false;
        Array.Clear(_bits);
    }

    private void Reserve(int words)
    {
        if (_bits.Length < words) Array.Resize(ref _bits, Math.Max(words, _bits.Length * 2));
    }
}
