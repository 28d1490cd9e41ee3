namespace LeadMagic.Server.Configuration;

/// <summary>The folder that the process was started in, which may have been deleted since.</summary>
internal static class WorkingDirectory
{
    /// <summary>Its path; null where it does not exist any more, or may not be looked at.</summary>
    public static string? Find()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
