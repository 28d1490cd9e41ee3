using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// Gives an order the key by which the API knows it when it comes again, where the caller gave none: the same arguments have the same key for
/// as long as the process lives, so that an order which is repeated is carried out once.
/// </summary>
internal static class IdempotencyKey
{
    /// <summary>In hexadecimal digits; 128 bits never meet by chance.</summary>
    private const int Length = 32;

    // Another process must be able to order the same anew, and the key must tell nothing about what is ordered.
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    public static JsonElement AddTo(ToolDefinition tool, JsonElement arguments)
    {
        if (tool.IdempotencyArgument is not { } name || arguments.TryGetProperty(name, out _)) return arguments;
        var identity = new ApiCall(tool) { Arguments = arguments }.Identity;
        var key = Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.ASCII.GetBytes(identity)))[..Length];
        return ArgumentObject.Of([.. arguments.EnumerateObject().Select(argument => (argument.Name, argument.Value)), (name, JsonElement.Parse($"\"{key}\""))]);
    }
}
