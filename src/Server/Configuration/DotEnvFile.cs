namespace LeadMagic.Server.Configuration;

/// <summary>
/// A <c>.env</c> file, which may belong to another program: only lines that set one of our variables are read and judged. A line is <c>NAME=value</c>, with an
/// optional <c>export</c>, quotes around the value, and a comment after <c>#</c>.
/// </summary>
internal sealed class DotEnvFile
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>A file that does not exist.</summary>
    public static DotEnvFile None { get; } = new();

    private DotEnvFile()
    {
    }

    public IReadOnlyDictionary<string, string> Values { get; private init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Why nothing was read from a file that exists; else null.</summary>
    public string? Warning { get; private init; }

    /// <exception cref="SettingsException">A line that sets one of our variables cannot be read; the message names it by its number and never quotes its value.</exception>
    public static DotEnvFile Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return None; // a folder of this name is not a file either
            return Target(file).Length switch
            {
                // A pipe has no length, and to open one could mean to wait for ever.
                0 => Ignored("it is empty, or it is not a regular file"),
                > MaxBytes => Ignored("it is larger than 1 MB"),
                _ => Parse(File.ReadAllText(path)),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Ignored("this user cannot open it");
        }
    }

    private static FileInfo Target(FileInfo file) => file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;

    private static DotEnvFile Parse(string text) => text.Contains('\0', StringComparison.Ordinal) ? Ignored("it is not a text file") : new() { Values = DotEnvLines.Read(text) };

    private static DotEnvFile Ignored(string reason) => new() { Warning = $"The file .env in the working directory was not read: {reason}. Settings come from the environment alone." };
}
