using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Commands;

/// <summary>Asks the person at the terminal what the server wants to know of its user.</summary>
internal static class TerminalQuestion
{
    /// <summary>Null where nobody sits at standard input and error: a script must not say yes by what happens to be in its input.</summary>
    public static Func<ElicitRequestParams, ElicitResult>? Find(bool isInputRedirected, bool isErrorRedirected) =>
        isInputRedirected || isErrorRedirected ? null : question => Ask(question.Message, Console.In, Console.Error);

    /// <summary>Only <c>y</c> or <c>yes</c> is a yes; anything else, and the end of the input, is a no.</summary>
    internal static ElicitResult Ask(string question, TextReader input, TextWriter output)
    {
        output.Write($"{question} [y/N] ");
        var isYes = input.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
        return new() { Action = isYes ? "accept" : "decline" };
    }
}
