namespace LeadMagic.Server;

/// <summary>Says in words why a file cannot be used: the name of an exception's type helps no user, and its message holds a path.</summary>
internal static class FileFault
{
    /// <summary>The end of a sentence about the file.</summary>
    public static string Reason(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        UnauthorizedAccessException => "this user has no permission",
        PathTooLongException => "its path is too long",
        _ => OfSystem(fault.HResult),
    };

    /// <summary>Numbers of Linux and macOS as .NET passes them on, and those of Windows.</summary>
    private static string OfSystem(int number) => number switch
    {
        11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021) => "another program has it open",
        23 or 24 or unchecked((int)0x80070004) => "too many files are open",
        27 => "it may not become larger",
        28 or 69 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) => "the disk is full",
        30 or unchecked((int)0x80070013) => "the disk is read-only",
        _ => "the system refuses it",
    };
}
