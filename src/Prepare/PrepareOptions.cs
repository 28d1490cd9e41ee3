using System.Globalization;

namespace OpenApiMcp.Prepare;

/// <summary>The command line: two files, then options as <c>--name=value</c>.</summary>
/// <param name="Document">The OpenAPI document to read.</param>
/// <param name="Prepared">The prepared document to write.</param>
internal sealed record PrepareOptions(string Document, string Prepared)
{
    public const string Usage =
        "expected the OpenAPI document to read and the prepared document to write, then optionally --skip-unsupported, --surface=FILE, --check, --tool-tokens=N and --list-tokens=N";

    /// <summary>True where the project goes without what is not supported.</summary>
    public bool SkipUnsupported { get; private init; }

    /// <summary>The file that lists what models see, or null.</summary>
    public string? Surface { get; private init; }

    /// <summary>True where that file is only compared.</summary>
    public bool Check { get; private init; }

    /// <summary>The most tokens of one tool; 0: no limit.</summary>
    public int ToolTokens { get; private init; }

    /// <summary>The most tokens of all tools; 0: no limit.</summary>
    public int ListTokens { get; private init; }

    /// <summary>Null where the command line is wrong.</summary>
    public static PrepareOptions? Read(IReadOnlyList<string> args)
    {
        if (args.Count < 2) return null;
        PrepareOptions? options = new(args[0], args[1]);
        foreach (var arg in args.Skip(2)) options = options?.With(arg);
        return options;
    }

    private PrepareOptions? With(string arg)
    {
        var equals = arg.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? (arg, "") : (arg[..equals], arg[(equals + 1)..]);
        return (name, value) switch
        {
            ("--skip-unsupported", "") => this with { SkipUnsupported = true },
            ("--surface", not "") => this with { Surface = value },
            ("--check", "") => this with { Check = true },
            ("--tool-tokens", _) when Number(value) is { } tokens => this with { ToolTokens = tokens },
            ("--list-tokens", _) when Number(value) is { } tokens => this with { ListTokens = tokens },
            _ => null,
        };
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
