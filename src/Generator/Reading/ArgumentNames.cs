using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Gives out argument names: that of the document where clients accept it and it is free, else one with a prefix.</summary>
internal sealed class ArgumentNames
{
    private const int MaxLength = 64;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Takes a name; null when neither it nor its prefixed form is free.</summary>
    public string? Take(string name, string prefix)
    {
        var plain = IsPortable(name) ? name : Names.Snake(name);
        if (_taken.Add(plain)) return plain;
        var prefixed = Names.Snake($"{prefix}_{name}");
        return _taken.Add(prefixed) ? prefixed : null;
    }

    /// <summary>True where <see cref="Take"/> would return the name itself.</summary>
    public bool IsFree(string name) => IsPortable(name) && !_taken.Contains(name);

    private static bool IsPortable(string name) => name.Length is > 0 and <= MaxLength
        && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.');
}
