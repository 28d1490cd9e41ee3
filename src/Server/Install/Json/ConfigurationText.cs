using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadMagic.Server.Install.Json;

/// <summary>
/// A configuration as bytes, of which single values are set and removed: comments, order, indentation, line ends and every other value stay as they are.
/// </summary>
internal sealed class ConfigurationText
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 256 };

    private readonly JsonPart? _whole;

    private ConfigurationText(byte[] bytes)
    {
        Bytes = bytes;
        _whole = ConfigurationReader.Read(bytes);
        if (_whole is { Type: not (JsonTokenType.StartObject or JsonTokenType.Null) }) throw ConfigurationReader.At(bytes, _whole.Start, "expected an object, {…}");
    }

    public byte[] Bytes { get; }

    /// <summary>True when it holds neither a value nor a comment.</summary>
    public bool IsEmpty => Encoding.UTF8.GetString(Bytes).Where(c => c > ' ' && c != '\uFEFF').ToArray() is [] or ['{', '}'];

    /// <exception cref="ConfigurationException">The file is no JSON object.</exception>
    public static ConfigurationText Parse(byte[] bytes) => new(bytes);

    /// <summary>The value at a place, or null.</summary>
    /// <exception cref="ConfigurationException">Something on the way has the wrong type, or is there twice.</exception>
    public JsonPart? Find(params ReadOnlySpan<JsonStep> path)
    {
        var part = _whole;
        foreach (var step in path)
        {
            if (part is null or { Type: JsonTokenType.Null }) return null;
            part = Child(part, step);
        }

        return part;
    }

    /// <summary>True when a container at this place holds neither a value nor a comment.</summary>
    public bool IsBare(params ReadOnlySpan<JsonStep> path) =>
        Find(path) is { IsContainer: true } part && Bytes.AsSpan((part.ValueStart + 1)..part.Close).Trim(" \t\r\n"u8).IsEmpty;

    /// <summary>The value as it is written in the file.</summary>
    public string Raw(JsonPart part) => Encoding.UTF8.GetString(Bytes.AsSpan(part.ValueStart, part.End - part.ValueStart));

    public bool Has(JsonPart part, JsonNode value)
    {
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(Raw(part), documentOptions: Lenient), value);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            return false; // a name that is there twice, or half a surrogate pair
        }
    }

    /// <summary>The text with this value at this place; what is missing on the way is made.</summary>
    public ConfigurationText Set(ReadOnlySpan<JsonStep> path, JsonNode value) => Set(path, (layout, indent) => layout.Write(value, indent));

    /// <summary>The same with a value that <see cref="Raw"/> gave.</summary>
    public ConfigurationText Set(ReadOnlySpan<JsonStep> path, string raw) => Set(path, (_, _) => raw);

    /// <summary>The text without the value at this place; the same text where there is none.</summary>
    public ConfigurationText Remove(params ReadOnlySpan<JsonStep> path) =>
        Find(path) is { } part ? new(ConfigurationEdit.Remove(Bytes, Find(path[..^1])!, part)) : this;

    private ConfigurationText Set(ReadOnlySpan<JsonStep> path, Func<JsonLayout, string?, string> write)
    {
        var layout = new JsonLayout(Bytes, _whole);
        if (_whole is null) return new ConfigurationText([.. Bytes, .. Encoding.UTF8.GetBytes("{}" + layout.NewLine)]).Set(path, write);
        var part = _whole;
        for (var i = 0; i < path.Length; i++)
        {
            // Some programs write null for what they have nothing of.
            if (part.Type == JsonTokenType.Null) return new ConfigurationText(ConfigurationEdit.Replace(Bytes, part.ValueStart, part.End, path[i].IsElement ? "[]" : "{}")).Set(path, write);
            if (Child(part, path[i]) is not { } next) return new(ConfigurationEdit.Insert(Bytes, layout, part, path[i..], write));
            part = next;
        }

        return new(ConfigurationEdit.Replace(Bytes, part.ValueStart, part.End, write(layout, layout.IndentOf(part.Start))));
    }

    private JsonPart? Child(JsonPart part, JsonStep step)
    {
        var (type, expected) = step.IsElement ? (JsonTokenType.StartArray, "an array, […]") : (JsonTokenType.StartObject, "an object, {…}");
        if (part.Type != type) throw ConfigurationReader.At(Bytes, part.ValueStart, $"expected {expected}");
        var found = part.Children.Where(child => step.IsElement ? HasId(child, step.Name) : child.Name == step.Name).ToList();

        // Clients differ in which of two they read, and to change the other would change nothing.
        return found.Count > 1 ? throw ConfigurationReader.At(Bytes, found[1].Start, $"\"{step.Name}\" is there for the second time; keep one of them") : found.SingleOrDefault();
    }

    private bool HasId(JsonPart element, string id) =>
        element.Type == JsonTokenType.StartObject && element.Children.Any(child => child.Name == "id" && child.Type == JsonTokenType.String && Has(child, JsonValue.Create(id)));
}
