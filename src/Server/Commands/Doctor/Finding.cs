namespace LeadMagic.Server.Commands.Doctor;

/// <summary>How a check ended.</summary>
internal enum Verdict
{
    Ok,
    Skipped,
    Warning,
    Failed,
}

/// <summary>What one check found; what to do about it stands in the text.</summary>
/// <param name="Subject">One word.</param>
/// <param name="Text">One line, without a secret.</param>
internal sealed record Finding(string Subject, Verdict Verdict, string Text)
{
    /// <summary>Where the text begins in its line.</summary>
    public const int Indent = 19;

    public static Finding Ok(string subject, string text) => new(subject, Verdict.Ok, text);

    public static Finding Skipped(string subject, string text) => new(subject, Verdict.Skipped, text);

    public static Finding Warning(string subject, string text) => new(subject, Verdict.Warning, text);

    public static Finding Failed(string subject, string text) => new(subject, Verdict.Failed, text);

    public override string ToString() => $"{Verdict.ToString().ToLowerInvariant(),-8} {Subject,-9} {Text}";
}
