using System.Text;

namespace OpenApiMcp.Prepare.Surface;

/// <summary>Brings the committed surface file up to date, or only says how it differs.</summary>
internal static class SurfaceUpdate
{
    /// <param name="path">The committed file.</param>
    /// <param name="text">What the document makes of it.</param>
    /// <param name="checkOnly">True on a build server: a file that is not up to date is an error and stays as it is.</param>
    /// <returns>False for such an error; it has been printed with every difference.</returns>
    public static bool Run(string path, string text, bool checkOnly, TextWriter output)
    {
        var before = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (string.Equals(before, text, StringComparison.Ordinal)) return true;
        var changes = SurfaceComparison.Compare(SurfaceFile.Read(before), SurfaceFile.Read(text));
        if (!checkOnly)
        {
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            output.WriteLine($"{Path.GetFileName(path)} was brought up to date: {changes.Count} changes of the tool surface. Review its diff.");
            return true;
        }

        output.WriteLine($"{path} : error : this file is not what the document makes. Build without CI=true, review its diff and commit it. {changes.Count} changes:");
        foreach (var change in changes) output.WriteLine($"  {Name(change.Kind)}: {change.Text}");
        return false;
    }

    private static string Name(SurfaceChangeKind kind) => kind switch
    {
        SurfaceChangeKind.Breaking => "breaking",
        SurfaceChangeKind.Compatible => "compatible",
        _ => "text only",
    };
}
