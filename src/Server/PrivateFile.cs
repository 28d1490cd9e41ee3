namespace LeadMagic.Server;

/// <summary>Opens files that only their user may read, and that nobody else can open meanwhile.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file for reading and writing, or makes it. A file that others could open until now is closed to them.</summary>
    /// <exception cref="IOException">Another process has it, or it cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it, or may not close it to others.</exception>
    public static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (OperatingSystem.IsWindows()) options.Share = FileShare.Delete; // which moves and removes an open file only if that is shared
        else options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(path, options);
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ~OwnerOnly) != UnixFileMode.None) File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
