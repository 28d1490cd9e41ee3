using System.Text;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Install;

/// <summary>One run of <c>install</c>: which clients, which key, what changes; shown, confirmed, made.</summary>
internal sealed class InstallRun(InstallSystem system, IInstallTerminal terminal, CheckKey check)
{
    /// <summary>What was asked for and is not done.</summary>
    private readonly List<string> _notDone = [];

    /// <returns>The exit code: 0 when everything asked for is done, 1 when something is not.</returns>
    /// <exception cref="SettingsException">The command line or the environment lacks something; nothing was changed.</exception>
    public async Task<int> RunAsync(InstallRequest request, LaunchCommand launch, CancellationToken cancellationToken)
    {
        var files = Choose(request);
        var exitCode = files.Count == 0 ? 1 : request.IsUninstall ? Uninstall(request, [.. files.Select(FileChange.Uninstall)]) : await InstallAsync(request, launch, files, cancellationToken);
        foreach (var title in _notDone) terminal.Say($"{title} was not {(request.IsUninstall ? "changed" : "set up")}.");
        return exitCode;
    }

    private async Task<int> InstallAsync(InstallRequest request, LaunchCommand launch, IReadOnlyList<ClientFile> files, CancellationToken cancellationToken)
    {
        var key = request.IsDemo ? null : InstallKey.Find(system);

        // Before the key is asked for: it would be typed for nothing.
        foreach (var change in files.Select(file => FileChange.Install(file, ServerEntry.Create(file.Client, launch, key?.Reference))).Where(change => change.Kind == ChangeKind.Refused)) Show(change);
        files = [.. files.Where(file => !_notDone.Contains(Title(file)))];
        if (files.Count == 0) return 1;
        var isNeeded = key?.Value is not null || files.Any(file => file.Client.InputId is null);
        if (key is not null && isNeeded && !request.IsDryRun) key = await new KeyDialog(terminal, check, system.KeyFile).SettleAsync(key, request.SkipsCheck, cancellationToken);
        return Install(request, [.. files.Select(file => FileChange.Install(file, ServerEntry.Create(file.Client, launch, key?.Reference)))], key);
    }

    private IReadOnlyList<ClientFile> Choose(InstallRequest request)
    {
        if (request.Clients.Count > 0) return [.. request.Clients.SelectMany(FindNamed)];
        if (!request.IsForAll && !terminal.CanAsk) throw new SettingsException($"Which clients? Name them with --client ({Names}), or say --all for those that are found.");
        var found = ClientList.Find(system);
        if (found.Count == 0) terminal.Warn($"None of the clients was found: {Names}. With --print an entry is written for you to put in by hand.");
        if (request.IsForAll || found.Count == 0) return found;
        var question = request.IsUninstall ? "Take LeadMagic out of which clients?" : "Set LeadMagic up in which clients?";
        return [.. terminal.Choose(question, [.. found.Select(Title)]).Select(index => found[index])];
    }

    private IReadOnlyList<ClientFile> FindNamed(McpClient client)
    {
        var files = client.Find(system);
        if (files.Count > 0) return files;
        _notDone.Add(client.Title);
        terminal.Warn($"{client.Title} was not found: there is no {client.Places(system).First().File}, nor the folder that it would be in. --print writes its entry for you to put in by hand.");
        return files;
    }

    private int Install(InstallRequest request, IReadOnlyList<FileChange> changes, InstallKey? key)
    {
        var storesKey = key?.MustBeStored(system, changes.Select(change => change.File.Client)) == true;
        foreach (var change in changes)
        {
            Show(change);
            if (key is not null && change.IsWritten) WarnOfDesktop(change.File.Client, key.Reference);
        }

        if (storesKey) terminal.Say($"+ the key, in a file that only you can read: {system.KeyFile}");
        if (!MayGoOn(request, storesKey || changes.Any(change => change.IsWritten), out var exitCode)) return exitCode;
        if (storesKey && !Try(system.KeyFile, () => SafeFile.Write(system.KeyFile, Encoding.ASCII.GetBytes(key!.Value + "\n"), SafeFile.OwnerOnly))) return 1;
        return Make(changes);
    }

    private int Uninstall(InstallRequest request, IReadOnlyList<FileChange> changes)
    {
        var takesKey = File.Exists(system.KeyFile) && !KeyFileUse.IsUsed(system, changes.Where(change => change.IsWritten).Select(change => change.File));
        foreach (var change in changes) Show(change);
        if (takesKey) terminal.Say($"- the key, which no client refers to any more: {system.KeyFile}");
        if (!MayGoOn(request, takesKey || changes.Any(change => change.IsWritten), out var exitCode)) return exitCode;
        exitCode = Make(changes);
        return exitCode == 0 && takesKey && !Try(system.KeyFile, RemoveKey) ? 1 : exitCode;
    }

    private void RemoveKey()
    {
        File.Delete(system.KeyFile);
        var folder = Path.GetDirectoryName(system.KeyFile)!;
        if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }

    private bool MayGoOn(InstallRequest request, bool hasChanges, out int exitCode)
    {
        exitCode = _notDone.Count > 0 ? 1 : 0;
        if (!hasChanges)
        {
            terminal.Say("Nothing to change.");
            return false;
        }

        if (request.IsDryRun)
        {
            terminal.Say("This was a dry run: nothing was changed.");
            return false;
        }

        if (!terminal.CanAsk || request.IsConfirmed || terminal.Confirm("Make these changes?")) return true;
        terminal.Say("Nothing was changed.");
        exitCode = 1;
        return false;
    }

    private int Make(IReadOnlyList<FileChange> changes)
    {
        var isDone = false;
        foreach (var change in changes.Where(change => change.IsWritten)) isDone |= Try(Title(change.File), change.Make);
        if (isDone) terminal.Say("Done. Restart the clients, or reload their MCP servers, to see it.");
        return _notDone.Count > 0 ? 1 : 0;
    }

    private bool Try(string what, Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _notDone.Add(what);
            terminal.Warn($"{what} cannot be changed: {fault.Message}");
            return false;
        }
    }

    private void Show(FileChange change)
    {
        var (title, entry) = (Title(change.File), string.Join('.', ClientConfiguration.EntryPath(change.File.Client).Select(step => step.Name)));
        switch (change.Kind)
        {
            case ChangeKind.Refused:
                _notDone.Add(title);
                terminal.Warn($"{title} is left as it is: {change.Reason}.");
                return;
            case ChangeKind.Nothing:
                terminal.Say($"{title}: nothing to change");
                return;
            case ChangeKind.Withdraw or ChangeKind.Delete:
                terminal.Say(title);
                terminal.Say(change.Kind == ChangeKind.Delete ? "- the file, which holds nothing else" : $"- {entry}");
                return;
            default:
                terminal.Say(change.Kind == ChangeKind.Add ? title : $"{title}: the entry that is there is changed to this; what you added to it stays");
                terminal.Say($"+ {entry}: {string.Join(Environment.NewLine + "+ ", change.Entry)}");
                if (change.File.Client.InputId is not null) terminal.Say($"  {change.File.Client.Title} asks for the key when it first starts the server, and keeps it in its secret storage.");
                return;
        }
    }

    /// <summary>The entry refers to a variable that a client from the desktop may not have; its server would not start, and say so only in a log.</summary>
    private void WarnOfDesktop(McpClient client, KeyReference key)
    {
        if (!client.IsOnDesktop || client.InputId is not null || ServerEntry.UsesFile(client, key)) return;
        terminal.Say($"  {client.Title} takes the key from {KeySettings.KeyName}, which it sees only if it is started from a shell that sets it.");
        terminal.Say($"  If you start it from the desktop, run `{LeadMagicServer.Name} install` without {KeySettings.KeyName} and type the key: it is then stored in a file.");
    }

    private static string Title(ClientFile file) => $"{file.Client.Title} ({file.Path})";

    private static string Names => string.Join(", ", ClientList.All.Select(client => client.Name));
}
