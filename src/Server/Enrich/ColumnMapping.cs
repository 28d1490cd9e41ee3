using System.Globalization;
using System.Text.Json;
using LeadMagic.Server.Commands;
using LeadMagic.Server.Configuration;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Arguments;

namespace LeadMagic.Server.Enrich;

/// <summary>Which column of the input gives which argument of the tool.</summary>
internal sealed class ColumnMapping
{
    private readonly Tool _tool;
    private readonly IReadOnlyList<(string Argument, int Column)> _pairs;

    private ColumnMapping(Tool tool, IReadOnlyList<(string Argument, int Column)> pairs, string text) => (_tool, _pairs, Text) = (tool, pairs, text);

    /// <summary>The mapping by the places of the columns: the same text for the same mapping.</summary>
    public string Text { get; }

    /// <summary>The arguments that a row may give.</summary>
    public IEnumerable<string> Arguments => _pairs.Select(pair => pair.Argument);

    /// <param name="maps"><c>argument=Column</c> each.</param>
    /// <param name="columns">The columns of the input.</param>
    /// <exception cref="SettingsException">One of them cannot be read, or names what is not there. What was typed is not repeated.</exception>
    public static ColumnMapping Read(Tool tool, IReadOnlyList<string> maps, IReadOnlyList<string> columns)
    {
        if (maps.Count == 0) throw new SettingsException("Say with --map argument=Column which column gives which argument, such as --map email=Email.");
        var names = ToolArguments.Names(tool).ToArray();
        var pairs = new List<(string Argument, int Column)>();
        for (var i = 0; i < maps.Count; i++)
        {
            var place = $"--map {(i + 1).ToString(CultureInfo.InvariantCulture)}";
            var equals = maps[i].IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new SettingsException($"{place} must be written argument=Column, such as email=Email.");
            var (argument, column) = (maps[i][..equals], maps[i][(equals + 1)..]);
            if (!names.Contains(argument, StringComparer.Ordinal)) throw new SettingsException($"{place} names no argument of {tool.Name}{Suggest(argument, names)} `docs {tool.Name}` lists them.");
            if (pairs.Exists(pair => pair.Argument == argument)) throw new SettingsException($"{place} gives {argument} a second time.");
            pairs.Add((argument, Find(columns, column) ?? throw new SettingsException($"{place}: the first line of the input has no such column, or more than one. Case and spaces count. {ColumnList.Write(columns)}")));
        }

        return new(tool, pairs, string.Join(',', pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Argument}={pair.Column}")).Order(StringComparer.Ordinal)));
    }

    /// <summary>The arguments that a row gives; an empty cell gives none.</summary>
    public IEnumerable<(string Name, JsonElement Value)> ArgumentsOf(CsvRow row) =>
        from pair in _pairs
        let text = pair.Column < row.Cells.Count ? row.Cells[pair.Column].Trim() : ""
        where text.Length > 0
        select (pair.Argument, ToolArguments.Value(_tool, pair.Argument, text));

    private static int? Find(IReadOnlyList<string> columns, string name)
    {
        var places = Enumerable.Range(0, columns.Count).Where(place => columns[place] == name).ToList();
        return places is [var one] ? one : null;
    }

    private static string Suggest(string argument, string[] names) => NearestName.Suggest(argument, names) is { } nearest ? $": {nearest}" : ".";
}
