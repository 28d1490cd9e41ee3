namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Where a value stands.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) from the arguments' root.</param>
/// <param name="Shown">The same for texts: a name that only the caller knows stands there only where it looks like a word.</param>
internal readonly record struct ValuePlace(string Pointer, string Shown)
{
    public static readonly ValuePlace Root = new("", "");

    /// <summary>The place of a property that the document names.</summary>
    public ValuePlace Property(string name) => new($"{Pointer}/{PathSegment.Escape(name)}", $"{Shown}/{PathSegment.Escape(name)}");

    /// <summary>The place of a property whose name is the caller's.</summary>
    public ValuePlace Member(string name) => new($"{Pointer}/{PathSegment.Escape(name)}", $"{Shown}/{PathSegment.Escape(ShownValue.Name(name))}");

    public ValuePlace Item(int index)
    {
        var token = "/" + index.ToString(Wording.Culture);
        return new(Pointer + token, Shown + token);
    }
}
