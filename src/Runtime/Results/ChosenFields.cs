using System.Text.Json;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Results;

/// <summary>The argument that chooses fields of the answer: it is not the API's, and does not tell two calls apart.</summary>
internal static class ChosenFields
{
    /// <summary>Takes the choice out of the arguments; null where nothing was chosen.</summary>
    /// <param name="arguments">Checked arguments.</param>
    public static IReadOnlyList<string>? Take(ref JsonElement arguments, string? name)
    {
        if (name is null || !arguments.TryGetProperty(name, out var fields)) return null;
        arguments = ArgumentObject.Of(arguments.EnumerateObject().Where(argument => argument.Name != name).Select(argument => (argument.Name, argument.Value)));
        return fields.GetArrayLength() == 0 ? null : [.. fields.EnumerateArray().Select(field => field.GetString()!)];
    }
}
