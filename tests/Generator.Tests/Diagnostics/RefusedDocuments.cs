namespace OpenApiMcp.Generator.Tests.Diagnostics;

/// <summary>
/// The documents in <c>Refused/</c>. A file's name starts with the id that reading it must report, and <c>⟦</c> and <c>⟧</c>
/// in its text mark the place; a file without a mark is reported without a place.
/// </summary>
internal static class RefusedDocuments
{
    private static string Folder => RepositoryPaths.At("tests/Generator.Tests/Refused");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static string IdOf(string name) => name.Split('-')[0];

    public static MarkedDocument Read(string name) => MarkedDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
}
