namespace LeadMagic.Server.Configuration;

/// <summary>One setting, as documentation and packages list it.</summary>
/// <param name="Name">The environment variable.</param>
/// <param name="Meaning">In one sentence, with its range; code stands between back-ticks.</param>
/// <param name="Default">What holds without it; empty for nothing.</param>
internal sealed record SettingEntry(string Name, string Meaning, string Default = "")
{
    /// <summary>Its value must not be shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The meaning without back-ticks, for forms and lists that are no Markdown.</summary>
    public string PlainMeaning => Meaning.Replace("`", "", StringComparison.Ordinal);
}
