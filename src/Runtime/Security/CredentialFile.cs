using System.Globalization;
using System.Text;

namespace OpenApiMcp.Runtime.Security;

/// <summary>A file whose content is a credential, as Docker and Kubernetes hand one over. A changed file is a changed credential.</summary>
/// <remarks>
/// It is read anew each time: that takes some microseconds, where time stamp and length of a file can stay the same through a change.
/// The mode that counts is that of the opened file, behind all symbolic links, so nothing can be exchanged in between.
/// </remarks>
/// <param name="path">An absolute path.</param>
/// <param name="settingName">The setting that names the file, for messages.</param>
public sealed class CredentialFile(string path, string settingName)
{
    /// <summary>What messages call the file.</summary>
    public string Description { get; init; } = $"The file that {settingName} names";

    /// <summary>Says what is wrong with a text that cannot be the credential, as the end of a sentence; null where nothing is.</summary>
    public Func<string, string?>? Judge { get; init; }

    private const int MaxBytes = 4096;

    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>The file's content without white space around it.</summary>
    /// <exception cref="CredentialException">The file cannot be read, may be read by others, or holds no credential.</exception>
    public string Read()
    {
        try
        {
            // A pipe or a device has no length, and opening one could wait for ever.
            FileSystemInfo file = new FileInfo(path);
            if (file.ResolveLinkTarget(returnFinalTarget: true) is { } target) file = target;
            if (file is FileInfo { Exists: true, Length: 0 }) throw Unusable("it is empty");
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (!OperatingSystem.IsWindows()) CheckMode(File.GetUnixFileMode(handle));
            var content = new byte[MaxBytes + 1];
            return Text(content.AsSpan(0, RandomAccess.Read(handle, content, fileOffset: 0)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable("it does not exist");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Unusable("it cannot be read by the user that runs the server");
        }
    }

    private void CheckMode(UnixFileMode mode)
    {
        if ((mode & Others) == UnixFileMode.None) return;
        var digits = Convert.ToString((int)mode, 8).PadLeft(4, '0');
        throw Unusable($"others can read or write it (mode {digits}); allow it to its owner, or to owner and group, with mode 0400 or 0440");
    }

    private string Text(ReadOnlySpan<byte> content)
    {
        if (content.Length > MaxBytes) throw Unusable($"it is longer than {MaxBytes.ToString(CultureInfo.InvariantCulture)} bytes");
        if (content.StartsWith("\uFEFF"u8)) content = content[3..];
        var text = Encoding.Latin1.GetString(content).Trim();
        if (text.Length == 0) throw Unusable("it is empty");
        if (Judge?.Invoke(text) is { } fault) throw Unusable(fault);
        return text.All(c => c is > ' ' and < '\u007f') ? text : throw Unusable("it holds white space or characters outside ASCII between others, which no key has");
    }

    private CredentialException Unusable(string reason) => new($"{Description} cannot be used: {reason}.");
}
