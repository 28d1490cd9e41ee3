using System.Globalization;
using System.Text.Json;
using LeadMagic.Server.Commands;
using LeadMagic.Server.Configuration;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Arguments;

namespace LeadMagic.Server.Enrich;

/// <summary>Which column of the input gives which argument of the tool, and which arguments are the same for each row.</summary>
internal sealed class ColumnMapping
{
    private readonly Tool _tool;
    private readonly IReadOnlyList<(string Argument, int Column)> _pairs;

    private readonly IReadOnlyList<(string Argument, JsonElement Value)> _constants;

    private ColumnMapping(Tool tool, IReadOnlyList<(string Argument, int Column)> pairs, IReadOnlyList<(string Argument, JsonElement Value)> constants) =>
        (_tool, _pairs, _constants) = (tool, pairs, constants);

    /// <summary>The mapping by the places of the columns, and the constants: the same text for the same mapping.</summary>
    public string Text => string.Join(',', _pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Argument}={pair.Column}")).Order(StringComparer.Ordinal)
        .Concat(_constants.Select(constant => $"{constant.Argument}:{constant.Value.GetRawText()}").Order(StringComparer.Ordinal)));

    /// <summary>The arguments that a call may have.</summary>
    public IEnumerable<string> Arguments => _pairs.Select(pair => pair.Argument).Concat(_constants.Select(constant => constant.Argument));

    /// <param name="maps"><c>argument=Column</c> each.</param>
    /// <param name="columns">The columns of the input.</param>
    /// <param name="constants"><c>argument=value</c> each.</param>
    /// <exception cref="SettingsException">One of them cannot be read, or names what does not exist. What was typed is not repeated.</exception>
    public static ColumnMapping Read(Tool tool, IReadOnlyList<string> maps, IReadOnlyList<string> columns, IReadOnlyList<string>? constants = null)
    {
        if (maps.Count == 0) throw new SettingsException("Say with --map argument=Column which column gives which argument, such as --map email=Email.");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var pairs = Split(tool, "--map", "Column, such as email=Email", maps, taken)
            .Select(pair => (pair.Argument, Find(columns, pair.Value) ?? throw new SettingsException($"{pair.Place}: the first line of the input has no such column, or more than one. Case and spaces count. {ColumnList.Write(columns)}")))
            .ToList();
        var same = Split(tool, "--set", "value, such as limit=5", constants ?? [], taken).Select(pair => (pair.Argument, ToolArguments.Value(tool, pair.Argument, pair.Value))).ToList();
        return new(tool, pairs, same);
    }

    /// <summary>The arguments of a row's call; an empty cell gives none.</summary>
    public IEnumerable<(string Name, JsonElement Value)> ArgumentsOf(CsvRow row) =>
        (from pair in _pairs
         let text = TextOf(row, pair.Column)
         where text.Length > 0
         select (pair.Argument, ToolArguments.Value(_tool, pair.Argument, text))).Concat(_constants);

    /// <summary>True where a call would be about nothing that is in the row.</summary>
    public bool IsEmpty(CsvRow row) => _pairs.All(pair => TextOf(row, pair.Column).Length == 0);

    private static string TextOf(CsvRow row, int column) => column < row.Cells.Count ? row.Cells[column].Trim() : "";

    private static IEnumerable<(string Place, string Argument, string Value)> Split(Tool tool, string option, string form, IReadOnlyList<string> typed, HashSet<string> taken)
    {
        var names = ToolArguments.Names(tool).ToArray();
        for (var i = 0; i < typed.Count; i++)
        {
            var place = $"{option} {(i + 1).ToString(CultureInfo.InvariantCulture)}";
            var equals = typed[i].IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new SettingsException($"{place} must be written argument={form}.");
            var argument = typed[i][..equals];
            if (!names.Contains(argument, StringComparer.Ordinal)) throw new SettingsException($"{place} names no argument of {tool.Name}{Suggest(argument, names)} `docs {tool.Name}` lists them.");
            if (!taken.Add(argument)) throw new SettingsException($"{place} gives {argument} a second time.");
            yield return (place, argument, typed[i][(equals + 1)..]);
        }
    }

    private static int? Find(IReadOnlyList<string> columns, string name)
    {
        var places = Enumerable.Range(0, columns.Count).Where(place => columns[place] == name).ToList();
        return places is [var one] ? one : null;
    }

    private static string Suggest(string argument, string[] names) => NearestName.Suggest(argument, names) is { } nearest ? $": {nearest}" : ".";
}
