namespace LeadMagic.Server.Tests.Commands;

/// <summary>Tests that look at what the process prints, or change its environment: one at a time and beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleTests
{
    public const string Name = "Console";
}

/// <summary>Keeps what is printed until it is disposed.</summary>
internal sealed class ConsoleCapture : IDisposable
{
    private readonly TextWriter _formerOutput = Console.Out;
    private readonly TextWriter _formerError = Console.Error;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public ConsoleCapture()
    {
        Console.SetOut(_output);
        Console.SetError(_error);
    }

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public void Dispose()
    {
        Console.SetOut(_formerOutput);
        Console.SetError(_formerError);
        _output.Dispose();
        _error.Dispose();
    }
}
