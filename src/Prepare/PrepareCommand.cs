using System.Globalization;
using OpenApiMcp.Prepare.Surface;

namespace OpenApiMcp.Prepare;

/// <summary>Reads a document and writes the prepared one, or says in MSBuild's error format why it cannot be used.</summary>
public static class PrepareCommand
{
    public const int Success = 0;

    public const int Refused = 1;

    public const int WrongUse = 2;

    /// <summary>Prepared, with warnings: the build must not count this as up to date, or the next one would not warn again.</summary>
    public const int Warned = 3;

    /// <param name="args">See <see cref="PrepareOptions"/>.</param>
    /// <param name="read">Reads a document's text; true to go without what is not supported.</param>
    /// <param name="output">Where errors go, one line each.</param>
    public static int Run(IReadOnlyList<string> args, Func<string, bool, PreparedSource> read, TextWriter output)
    {
        if (PrepareOptions.Read(args) is not { } options)
        {
            output.WriteLine($"Prepare : error : {PrepareOptions.Usage}.");
            return WrongUse;
        }

        try
        {
            var source = read(File.ReadAllText(options.Document), options.SkipUnsupported);
            foreach (var error in source.Errors) output.WriteLine(Format(options.Document, error));
            if (source.Errors.Count > 0) return Refused;
            List<string> warnings = [.. TokenBudget.Exceed(options.Document, source.Costs, options.ToolTokens, options.ListTokens)];
            foreach (var warning in warnings) output.WriteLine(warning);
            WriteWhenChanged(options.Prepared, PreparedDocumentWriter.Write(source.Operations).Span);
            if (options.Surface is not null && !SurfaceUpdate.Run(options.Surface, source.Surface, options.Check, output)) return Refused;
            return warnings.Count == 0 ? Success : Warned;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"{options.Document} : error : the document was not prepared: {fault.Message}");
            return Refused;
        }
    }

    /// <summary>The format that MSBuild, editors and CI turn into an error at its place.</summary>
    private static string Format(string file, PreparedError error) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}({error.Line},{error.Column}): error {error.Id}: {error.Text.ReplaceLineEndings(" ")}");

    /// <summary>
    /// Leaves an equal file and its time alone: NSwag runs again only when this file is newer than the client. A changed one
    /// is moved into place, so that no reader meets half of it.
    /// </summary>
    private static void WriteWhenChanged(string path, ReadOnlySpan<byte> bytes)
    {
        if (File.Exists(path) && bytes.SequenceEqual(File.ReadAllBytes(path))) return;
        var unfinished = path + ".new";
        File.WriteAllBytes(unfinished, bytes);
        File.Move(unfinished, path, overwrite: true);
    }
}
