using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>
/// Writes <c>multipart/form-data</c> (RFC 7578): one part for each property, one for each item of an array; strings, numbers and booleans
/// as text, objects as JSON. Null leaves no trace. .NET's own writer is not used: it turns non-ASCII names into mail encoding, which servers misread.
/// </summary>
internal static class MultipartBody
{
    public static EncodedBody Encode(JsonElement body, ArgumentRefusal problem)
    {
        if (body.ValueKind != JsonValueKind.Object) throw problem.Because("a multipart form needs a JSON object, whose properties become its parts");
        var parts = new List<byte[]>();
        foreach (var property in body.EnumerateObject())
        {
            var values = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToArray() : [property.Value];
            foreach (var value in values)
            {
                if (value.ValueKind != JsonValueKind.Null) parts.Add(Part(property.Name, value, problem.Property(property.Name)));
            }
        }

        return Join(parts);
    }

    private static byte[] Part(string name, JsonElement value, ArgumentRefusal problem)
    {
        var type = value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? "Content-Type: application/json\r\n" : "";
        return Encoding.UTF8.GetBytes($"Content-Disposition: form-data; name=\"{Quoted(name)}\"\r\n{type}\r\n{JsonText.Of(value, problem)}\r\n");
    }

    /// <summary>The three characters that could leave the quotes, escaped as browsers do.</summary>
    private static string Quoted(string name) =>
        name.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);

    /// <summary>The boundary is a hash of all parts: the same body gives the same bytes, and no part can contain its own hash.</summary>
    private static EncodedBody Join(List<byte[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts) hash.AppendData(part);
        var boundary = "form-" + Convert.ToHexStringLower(hash.GetHashAndReset())[..40];

        using var stream = new MemoryStream();
        foreach (var part in parts)
        {
            stream.Write(Encoding.ASCII.GetBytes($"--{boundary}\r\n"));
            stream.Write(part);
        }

        stream.Write(Encoding.ASCII.GetBytes($"--{boundary}--\r\n"));
        return new(stream.ToArray(), $"multipart/form-data; boundary={boundary}");
    }
}
