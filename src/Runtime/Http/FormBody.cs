using System.Text;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>
/// Writes <c>application/x-www-form-urlencoded</c> by OpenAPI's defaults: form style, exploded, so that arrays repeat their name;
/// nested objects and arrays are JSON. Null leaves no trace.
/// </summary>
internal static class FormBody
{
    public static byte[] Encode(JsonElement body, ArgumentRefusal problem)
    {
        if (body.ValueKind != JsonValueKind.Object) throw problem.Because("a form needs a JSON object, whose properties become its fields");
        var pairs = new List<string>();
        foreach (var property in body.EnumerateObject())
        {
            var values = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToArray() : [property.Value];
            foreach (var value in values)
            {
                if (value.ValueKind == JsonValueKind.Null) continue;
                pairs.Add(Uri.EscapeDataString(property.Name) + "=" + Uri.EscapeDataString(JsonText.Of(value, problem.Property(property.Name))));
            }
        }

        return Encoding.ASCII.GetBytes(string.Join('&', pairs));
    }
}
