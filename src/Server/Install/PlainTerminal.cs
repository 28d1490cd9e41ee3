namespace LeadMagic.Server.Install;

/// <summary>Lines for scripts and logs. Nobody answers.</summary>
internal sealed class PlainTerminal(TextWriter output, TextWriter errors) : IInstallTerminal
{
    public bool CanAsk => false;

    public void Say(string line) => output.WriteLine(line);

    public void Warn(string line) => errors.WriteLine($"{LeadMagicServer.Name}: {line}");

    public bool Confirm(string question) => throw Nobody();

    public IReadOnlyList<int> Choose(string question, IReadOnlyList<string> choices) => throw Nobody();

    public string AskKey(string question) => throw Nobody();

    private static InvalidOperationException Nobody() => new("Nobody can be asked.");
}
