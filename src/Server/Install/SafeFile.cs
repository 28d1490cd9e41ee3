namespace LeadMagic.Server.Install;

/// <summary>Writes a file as a whole or not at all: beside it, to the disk, then in its place. A link stays a link, and a mode stays as it was.</summary>
internal static class SafeFile
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="mode">The mode that the file gets; null for the one that it has, and for its owner only where it is new.</param>
    public static void Write(string path, byte[] content, UnixFileMode? mode = null)
    {
        var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        CreateFolder(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        try
        {
            Fill(temporary, content, mode ?? (File.Exists(target) ? ModeOf(target) : OwnerOnly));
            if (File.Exists(target)) File.Replace(temporary, target, destinationBackupFileName: null);
            else File.Move(temporary, target);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Fill(string path, byte[] content, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var stream = new FileStream(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(stream.SafeFileHandle, mode);
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? OwnerOnly : File.GetUnixFileMode(path);
}
