using OpenApiMcp.Runtime.Security;

namespace LeadMagic.Server.Configuration;

/// <summary>The API key, and whom it may be shown to.</summary>
internal sealed record KeySettings
{
    public const string KeyName = "LEADMAGIC_API_KEY";
    public const string FileName = "LEADMAGIC_API_KEY_FILE";
    public const string PinsName = "LEADMAGIC_TLS_PINS";

    /// <summary>The key itself; null in demo mode and where a file holds it.</summary>
    public string? Value { get; init; }

    /// <summary>The file that holds the key, or null.</summary>
    public CredentialFile? File { get; init; }

    /// <summary>What the API's certificates must have, or null for no more than TLS demands.</summary>
    public CertificatePins? Pins { get; init; }

    /// <param name="find">Gives the value of a variable, or null.</param>
    /// <param name="installed">The key's file that <c>install</c> wrote, where no other key is set; else null.</param>
    /// <exception cref="SettingsException">The key is missing, set twice or cannot be used, or a pin cannot be read.</exception>
    public static KeySettings Read(Func<string, string?> find, Uri baseUrl, bool isDemo, string? installed = null)
    {
        var pins = ReadPins(find(PinsName), baseUrl);
        if (isDemo) return new() { Pins = pins };
        var file = installed is null ? ReadFile(find(FileName), isKeySet: !string.IsNullOrWhiteSpace(find(KeyName))) : Usable(OpenInstalled(installed), "");
        return new() { Value = file is null ? ReadKey(find(KeyName)) : null, File = file, Pins = pins };
    }

    /// <summary>The key of this moment: a file is read each time.</summary>
    /// <exception cref="CredentialException">The file has no key that may be used now.</exception>
    public string? Current() => File?.Read() ?? Value;

    /// <summary>Names no value: a record would print the key.</summary>
    public override string ToString() => nameof(KeySettings);

    private static string ReadKey(string? text)
    {
        var key = text?.Trim();
        if (string.IsNullOrEmpty(key))
        {
            throw new SettingsException(
                $"{KeyName} is not set. Set it to your LeadMagic API key (app.leadmagic.io, Settings, API), or {FileName} to a file that holds it, "
                + "or start with --demo to try every tool without a key.");
        }

        return KeyText.Fault(key) is { } fault ? throw new SettingsException($"{KeyName} cannot be used: {fault}.") : key;
    }

    /// <summary>A file that may hold the key; what it holds is judged when it is read.</summary>
    public static CredentialFile Open(string path) => new(path, FileName) { Judge = KeyText.Fault };

    /// <summary>The file that <c>install</c> wrote.</summary>
    public static CredentialFile OpenInstalled(string path) => new(path, FileName) { Judge = KeyText.Fault, Description = "The key's file that `install` wrote" };

    private static CredentialFile? ReadFile(string? text, bool isKeySet)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (isKeySet) throw new SettingsException($"{FileName} and {KeyName} are both set. Keep one of them: it would not be plain which key is used.");
        var path = text.Trim();

        // Clients start servers in the folder that the user has open: a relative path would be anybody's file.
        if (!Path.IsPathFullyQualified(path)) throw new SettingsException($"{FileName} must be an absolute path, such as /run/secrets/leadmagic_api_key.");
        return Usable(Open(path), $"{FileName}: ");
    }

    private static CredentialFile Usable(CredentialFile file, string prefix)
    {
        try
        {
            file.Read();
            return file;
        }
        catch (CredentialException fault)
        {
            throw new SettingsException(prefix + fault.Message);
        }
    }

    private static CertificatePins? ReadPins(string? text, Uri baseUrl)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (baseUrl.Scheme != Uri.UriSchemeHttps)
        {
            throw new SettingsException($"{PinsName} is set, but {ServerSettings.BaseUrlName} is plain http, which has no certificate. Remove one of them.");
        }

        try
        {
            return CertificatePins.Parse(text, PinsName);
        }
        catch (FormatException fault)
        {
            throw new SettingsException($"{PinsName} cannot be used: {fault.Message}");
        }
    }
}
