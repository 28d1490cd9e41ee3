namespace LeadMagic.Server.Enrich;

/// <summary>Says in words for people why a file cannot be read or written.</summary>
internal static class FileFault
{
    private const int DiskFullOnUnix = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    /// <returns>The rest of a sentence, without the name of the file.</returns>
    public static string Explain(Exception fault) => fault switch
    {
        FileNotFoundException => "it does not exist",
        DirectoryNotFoundException => "its folder does not exist",
        UnauthorizedAccessException => "this user may not open it, or it is a folder",
        ArgumentException or PathTooLongException => "its name is not one that a file can have",
        { HResult: DiskFullOnUnix or DiskFullOnWindows } => "the disk is full",
        _ => "the disk reports an error, or another program is using it",
    };
}
