using System.IO.Compression;
using System.Text;

namespace LeadMagic.Contract.Tests.Support;

/// <summary>Compresses an answer as <c>Content-Encoding: gzip</c> says.</summary>
internal static class Gzip
{
    public static byte[] Pack(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
