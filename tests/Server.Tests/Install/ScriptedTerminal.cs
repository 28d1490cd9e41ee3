using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

/// <summary>A person who answers as written down, and remembers what was said.</summary>
internal sealed class ScriptedTerminal : IInstallTerminal
{
    public bool CanAsk { get; init; } = true;

    public bool Agrees { get; init; } = true;

    public Queue<string> Keys { get; } = [];

    public IReadOnlyList<int> Chosen { get; init; } = [];

    public List<string> Said { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string> Questions { get; } = [];

    public string Everything => string.Join('\n', [.. Said, .. Warnings, .. Questions]);

    public void Say(string line) => Said.Add(line);

    public void Warn(string line) => Warnings.Add(line);

    public bool Confirm(string question) => Asked(question, Agrees);

    public IReadOnlyList<int> Choose(string question, IReadOnlyList<string> choices) => Asked(question + string.Concat(choices), Chosen);

    public string AskKey(string question) => Asked(question, Keys.Dequeue());

    private T Asked<T>(string question, T answer)
    {
        Assert.True(CanAsk, question);
        Questions.Add(question);
        return answer;
    }
}
