using System.Globalization;
using OpenApiMcp.Prepare.Surface;

namespace OpenApiMcp.Prepare;

/// <summary>Reads a document and writes the prepared one, or says in MSBuild's error format why it cannot be used.</summary>
public static class PrepareCommand
{
    public const int Success = 0;

    public const int Refused = 1;

    public const int WrongUse = 2;

    /// <param name="args">
    /// The document to read, the prepared document to write, and optionally the surface file to bring up to date, or with
    /// <c>--check</c> behind it only to compare.
    /// </param>
    /// <param name="read">Reads a document's text.</param>
    /// <param name="output">Where errors go, one line each.</param>
    public static int Run(IReadOnlyList<string> args, Func<string, PreparedSource> read, TextWriter output)
    {
        if (args.Count is < 2 or > 4 || (args.Count == 4 && args[3] != "--check"))
        {
            output.WriteLine("Prepare : error : expected the OpenAPI document to read, the prepared document to write, and optionally the surface file and --check.");
            return WrongUse;
        }

        try
        {
            var source = read(File.ReadAllText(args[0]));
            foreach (var error in source.Errors) output.WriteLine(Format(args[0], error));
            if (source.Errors.Count > 0) return Refused;
            WriteWhenChanged(args[1], PreparedDocumentWriter.Write(source.Operations).Span);
            return args.Count == 2 || SurfaceUpdate.Run(args[2], source.Surface, checkOnly: args.Count == 4, output) ? Success : Refused;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"{args[0]} : error : the document was not prepared: {fault.Message}");
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
