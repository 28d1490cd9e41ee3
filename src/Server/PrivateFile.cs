namespace LeadMagic.Server;

/// <summary>Opens files that only their user may read, and that nobody else can open meanwhile.</summary>
internal static class PrivateFile
{
    /// <summary>Opens a file for reading and writing, or makes it.</summary>
    /// <exception cref="IOException">Another process has it, or it cannot be made.</exception>
    public static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (OperatingSystem.IsWindows()) options.Share = FileShare.Delete; // which moves and removes an open file only if that is shared
        else options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
