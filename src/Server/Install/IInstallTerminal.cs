namespace LeadMagic.Server.Install;

/// <summary>The person, or the script, that <c>install</c> talks to.</summary>
internal interface IInstallTerminal
{
    /// <summary>False where nobody can answer.</summary>
    bool CanAsk { get; }

    /// <summary>Says what is done or would be. A line that starts with <c>+</c> or <c>-</c> is part of a change.</summary>
    void Say(string line);

    /// <summary>Says what went wrong.</summary>
    void Warn(string line);

    bool Confirm(string question);

    /// <returns>Which of the choices are wanted; none for none.</returns>
    IReadOnlyList<int> Choose(string question, IReadOnlyList<string> choices);

    /// <returns>The key, which is not shown while it is typed; empty to give up.</returns>
    string AskKey(string question);
}
