using Spectre.Console;
using Spectre.Console.Rendering;

namespace LeadMagic.Server.Tests.Install;

/// <summary>A terminal of Spectre.Console on which keys are pressed as written down.</summary>
internal sealed class ScriptedConsole : IAnsiConsole, IAnsiConsoleInput
{
    private readonly StringWriter _output = new();

    private readonly IAnsiConsole _console;

    private readonly Queue<ConsoleKeyInfo> _keys;

    public ScriptedConsole(params IEnumerable<ConsoleKeyInfo> keys)
    {
        _keys = new(keys);
        _console = AnsiConsole.Create(new() { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(_output) });
        _console.Profile.Width = 200;
    }

    public string Shown => _output.ToString();

    public Profile Profile => _console.Profile;

    public IAnsiConsoleCursor Cursor => _console.Cursor;

    public IAnsiConsoleInput Input => this;

    public IExclusivityMode ExclusivityMode => _console.ExclusivityMode;

    public RenderPipeline Pipeline => _console.Pipeline;

    public static ConsoleKeyInfo Pressed(ConsoleKey key, char character = '\0') => new(character, key, shift: false, alt: false, control: false);

    public void Clear(bool home) => _console.Clear(home);

    public void Write(IRenderable renderable) => _console.Write(renderable);

    public void WriteAnsi(Action<AnsiWriter> action) => _console.WriteAnsi(action);

    public bool IsKeyAvailable() => _keys.Count > 0;

    public ConsoleKeyInfo? ReadKey(bool intercept) => _keys.Dequeue();

    public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) => Task.FromResult(ReadKey(intercept));
}
