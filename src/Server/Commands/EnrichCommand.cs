using System.CommandLine;
using LeadMagic.Server.Commands.Completion;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using LeadMagic.Server.Enrich;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Commands;

/// <summary>Calls a tool for each row of a CSV file and writes what was found behind the rows.</summary>
internal static class EnrichCommand
{
    /// <summary>What stands below the options in <c>--help</c>.</summary>
    public const string Examples = """
        Examples:
          Say what checking each address may cost, without sending anything:
            leadmagic-mcp enrich contacts.csv --tool validate_email
              --map email=Email --out out.csv --dry-run
          Try the first five rows, then go on with the rest:
            leadmagic-mcp enrich contacts.csv --tool validate_email
              --map email=Email --out out.csv --limit 5
            leadmagic-mcp enrich contacts.csv --tool validate_email
              --map email=Email --out out.csv
          Two columns, an argument that is the same for each row, two results:
            leadmagic-mcp enrich people.csv --tool find_email
              --map full_name=Name company_name=Company --set domain=acme.example
              --columns email status --out out.csv
        """;

    public static Command Create()
    {
        var input = new Argument<string>("input") { Description = "A CSV file; its first line names the columns." };
        var encoding = new Option<string?>("--encoding") { Description = $"The input's encoding; without it UTF-8, UTF-16 or else windows-1252: {string.Join(", ", TextEncoding.Names)}." };
        var output = new Option<string>("--out") { Description = "The CSV file to write.", Required = true };
        var tool = new Option<string>("--tool") { Description = "The tool to call, as `tools` lists it.", Required = true };
        var maps = new Option<string[]>("--map") { Description = "argument=Column: which column gives which argument; once for each.", AllowMultipleArgumentsPerToken = true };
        var sets = new Option<string[]>("--set") { Description = "argument=value: an argument that is the same for each row; once for each.", AllowMultipleArgumentsPerToken = true };
        var columns = new Option<string[]>("--columns") { Description = "The values of results to write; without it all. What is left out is lost when the run is finished.", AllowMultipleArgumentsPerToken = true };
        var limit = new Option<int?>("--limit") { Description = "Make at most so many calls; the same command goes on with the rest." };
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be done and what it may cost." };
        var prefix = new Option<string?>("--prefix") { Description = "What result columns begin with; without it the tool's name and a dot." };
        var concurrency = new Option<int?>("--concurrency") { Description = $"Calls at once; at most and without it {LimitSettings.MaxConcurrencyName}." };
        var safe = new Option<bool>("--excel-safe") { Description = "For Excel: put ' before texts of results that it would take for a formula, and a byte order mark before all." };
        var retry = new Option<bool>("--retry-uncertain") { Description = "Repeat calls of an earlier run that may have been charged." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask before spending." };
        tool.HelpName = "tool";
        tool.CompletionSources.Add(_ => ToolCompletion.Names());
        var command = new Command("enrich", "Call a tool for each row of a CSV file, and take up again what was interrupted.") { input, encoding, output, tool, maps, sets, columns, prefix, limit, dry, concurrency, safe, retry, yes };
        command.SetAction((result, cancellationToken) => RunAsync(
            new EnrichRequest
            {
                Input = result.GetRequiredValue(input),
                Encoding = result.GetValue(encoding),
                Output = FullPath(result.GetRequiredValue(output)),
                Tool = result.GetRequiredValue(tool),
                Maps = result.GetValue(maps) ?? [],
                Constants = result.GetValue(sets) ?? [],
                Columns = [.. (result.GetValue(columns) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
                Limit = result.GetValue(limit) is var most and not < 1 ? most : throw new SettingsException("--limit must be 1 or more."),
                IsDryRun = result.GetValue(dry),
                Prefix = result.GetValue(prefix),
                Concurrency = result.GetValue(concurrency),
                IsExcelSafe = result.GetValue(safe),
                RetriesUncertain = result.GetValue(retry),
                IsAgreed = result.GetValue(yes),
                IsDemo = result.GetValue(CommandTree.Demo),
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(EnrichRequest request, CancellationToken cancellationToken)
    {
        var settings = CommandSettings.Read(request.IsDemo);
        using var logs = LogSettings.Open(settings.Log);
        await using var spend = SpendJournal.Open(settings, logs);
        var access = ApiAccess.Open(settings, TimeProvider.System, new() { Logs = logs, Watcher = spend });
        var tool = Find(access, settings, request.Tool);
        var question = TerminalQuestion.Find(Console.IsInputRedirected, Console.IsErrorRedirected);
        var session = new EnrichSession(request, settings, access, tool, Console.Error)
        {
            Agree = question is null ? null : text => question(new() { Message = text }).Action == "accept",
            IsTerminal = !Console.IsErrorRedirected,
        };
        return await session.RunAsync(cancellationToken);
    }

    private static string FullPath(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new SettingsException("--out must name the file to write.");
        if (!Path.IsPathFullyQualified(path) && WorkingDirectory.Find() is null) throw new SettingsException("The working directory does not exist any more. Change to a folder that exists, and start again.");
        return Path.GetFullPath(path);
    }

    private static ApiTool Find(ApiAccess access, ServerSettings settings, string name)
    {
        var tool = Array.Find(access.AllTools, tool => tool.About.Name == name && settings.Surface.Includes(tool.About)) ?? throw ToolChoice.NotEnabled(name, settings.Surface);
        return tool.About.Hints.ReadOnly ? tool : throw new SettingsException($"{tool.About.Name} is not a lookup: enrich calls tools that change nothing.");
    }
}
