using System.Text.Json.Nodes;
using LeadMagic.Server.Install.Json;

namespace LeadMagic.Server.Install;

/// <summary>What happens to a file.</summary>
internal enum ChangeKind
{
    Nothing,
    Add,
    Change,
    Withdraw,
    Delete,

    /// <summary>It cannot be read or edited, and is left as it is.</summary>
    Refused,
}

/// <summary>A change of one client's configuration: found out first, shown, and only then made.</summary>
internal sealed record FileChange(ClientFile File, ChangeKind Kind)
{
    private const string BackupSuffix = ".leadmagic-backup";

    /// <summary>What stands in the file; null where it does not exist.</summary>
    public byte[]? Before { get; private init; }

    /// <summary>What is to stand in it; null where it is to go.</summary>
    public byte[]? After { get; private init; }

    /// <summary>The entry that is put in, line by line. What stands in the file is never shown: there may be keys in it.</summary>
    public IReadOnlyList<string> Entry { get; private init; } = [];

    /// <summary>Why it is left as it is.</summary>
    public string? Reason { get; private init; }

    public bool IsWritten => Kind is not (ChangeKind.Nothing or ChangeKind.Refused);

    private string BackupPath => File.Path + BackupSuffix;

    public static FileChange Install(ClientFile file, JsonObject server) => Plan(file, () =>
    {
        var before = Read(file.Path);
        var text = ConfigurationText.Parse(before ?? []);
        var kind = text.Find(ClientConfiguration.EntryPath(file.Client)) is null ? ChangeKind.Add : ChangeKind.Change;
        var after = ClientConfiguration.Add(text, file.Client, server).Bytes;
        return new(file, Same(before, after) ? ChangeKind.Nothing : kind) 
        {
            Before = before,
            After = after,
            Entry = new JsonLayout([], whole: null).Write(server, indent: "").Split('\n'),
        };
    });

    public static FileChange Uninstall(ClientFile file) => Plan(file, () =>
    {
        var before = Read(file.Path);
        var text = ConfigurationText.Parse(before ?? []);
        if (text.Find(ClientConfiguration.EntryPath(file.Client)) is null) return new(file, ChangeKind.Nothing);
        var backup = Read(file.Path + BackupSuffix);
        var after = ClientConfiguration.Withdraw(text, file.Client, backup is null ? null : ConfigurationText.Parse(backup));
        var isOurs = backup is null && after.IsEmpty;
        return new(file, isOurs ? ChangeKind.Delete : ChangeKind.Withdraw) { Before = before, After = isOurs ? null : after.Bytes };
    });

    /// <exception cref="IOException">The file cannot be written, or is another than when the change was found out.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public void Make()
    {
        if (!Same(Read(File.Path), Before)) throw new IOException("it was changed by another program in this moment; close the client and try again");

        // The backup is what was there before this server was: a later change of the entry does not replace it.
        if (Before is not null && (Kind == ChangeKind.Add || (Kind == ChangeKind.Change && !System.IO.File.Exists(BackupPath)))) SafeFile.Write(BackupPath, Before, SafeFile.OwnerOnly);
        if (After is null) System.IO.File.Delete(File.Path);
        else SafeFile.Write(File.Path, After);
        if (Kind is ChangeKind.Withdraw or ChangeKind.Delete) System.IO.File.Delete(BackupPath);
    }

    private static FileChange Plan(ClientFile file, Func<FileChange> plan)
    {
        try
        {
            return plan();
        }
        catch (ConfigurationException fault)
        {
            return new(file, ChangeKind.Refused) { Reason = fault.Message };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(file, ChangeKind.Refused) { Reason = "it cannot be read by this user" };
        }
    }

    private static byte[]? Read(string path) => System.IO.File.Exists(path) ? System.IO.File.ReadAllBytes(path) : null;

    private static bool Same(byte[]? one, byte[]? other) => one is null ? other is null : other is not null && one.AsSpan().SequenceEqual(other);
}
