using System.Net.Security;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace OpenApiMcp.Runtime.Security;

/// <summary>
/// Makes the first call over TLS fast. .NET reads all roots that the system trusts before it looks at a certificate, on Debian and its relatives
/// three times over: in a bundle, and twice in a folder. The folder is then left for certificates that the bundle's roots did not sign.
/// </summary>
public static class TrustStore
{
    private const string FileVariable = "SSL_CERT_FILE";
    private const string FolderVariable = "SSL_CERT_DIR";

    /// <summary>OpenSSL's folder on Debian, and where that and the bundle really are.</summary>
    private const string OpenSslFolder = "/usr/lib/ssl/certs";
    private const string Folder = "/etc/ssl/certs";
    private const string Bundle = Folder + "/ca-certificates.crt";

    /// <summary>A folder without certificates.</summary>
    private const string Nowhere = "/dev/null";

    /// <summary>True where .NET does not read the folder: <see cref="AcceptFrom"/> does, when it is needed.</summary>
    internal static bool SkipsFolder { get; private set; }

    /// <summary>
    /// Has .NET read no folder beside the bundle, unless the user has named another. It changes the environment that OpenSSL sees, so it belongs to the
    /// start of a program, before any other thread.
    /// </summary>
    public static void SkipFolder()
    {
        if (!OperatingSystem.IsLinux() || Variable(FolderVariable, Folder).TrimEnd('/') != Folder) return;
        try
        {
            var file = Variable(FileVariable, Bundle);
            if (!IsBundled(file)) return;
            SkipsFolder = SetVariable(Terminated(FileVariable), Terminated(file), 1) == 0 && SetVariable(Terminated(FolderVariable), Terminated(Nowhere), 1) == 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What cannot be read here is left to .NET.
        }
    }

    /// <summary>Has .NET read the roots, which takes a while and is done once.</summary>
    public static void Read()
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
        store.Open(OpenFlags.ReadOnly);
        foreach (var certificate in store.Certificates) certificate.Dispose();
    }

    /// <summary>For a server whose chain ends in none of the roots that .NET has read: looks at those of the folder, by the same rules.</summary>
    internal static bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => AcceptFrom(Folder, certificate, chain, errors);

    internal static bool AcceptFrom(string folder, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server || chain is null) return errors == SslPolicyErrors.None;
        using var another = new X509Chain { ChainPolicy = chain.ChainPolicy.Clone() };
        another.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        foreach (var root in CertificatesIn(folder)) another.ChainPolicy.CustomTrustStore.Add(root);
        return another.Build(server);
    }

    /// <summary>True for the bundle, and for a file of the user's that has all of it: then its certificates stand in the folder once more.</summary>
    private static bool IsBundled(string file) =>
        File.Exists(Bundle) && Directory.ResolveLinkTarget(OpenSslFolder, returnFinalTarget: true)?.FullName.TrimEnd('/') == Folder
        && (file == Bundle || File.ReadAllBytes(file).AsSpan().IndexOf(File.ReadAllBytes(Bundle)) >= 0);

    private static IEnumerable<X509Certificate2> CertificatesIn(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder).Where(path => path != Bundle))
        {
            X509Certificate2 certificate;
            try
            {
                certificate = X509Certificate2.CreateFromPem(File.ReadAllText(path));
            }
            catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
            {
                continue; // no certificate, or not for this user
            }

            yield return certificate;
        }
    }

    private static string Variable(string name, string otherwise) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : otherwise;

    private static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + '\0');

    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetVariable(byte[] name, byte[] value, int replaces);
}
