using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Reads OpenAPI's <c>discriminator</c> beside alternatives: which value of a property names which of them.</summary>
internal static class DiscriminatorReader
{
    private const string Components = "/components/schemas/";

    /// <summary>The discriminator, or null where there is none or it names no alternative.</summary>
    public static DiscriminatorModel? Read(ReadingContext context, JsonValue schema)
    {
        if (schema.Find("discriminator") is not { } discriminator) return null;
        if (discriminator.Find("propertyName") is not { IsString: true } property)
        {
            Keyword.Refuse(context, discriminator, "discriminator", "an object with the name of a property in \"propertyName\"");
            return null;
        }

        var alternatives = (schema.Find("oneOf") ?? schema.Find("anyOf"))?.Items ?? [];
        var values = alternatives.Select(alternative => Names(context, schema, alternative, discriminator.Find("mapping"))).ToEquatableArray();
        return values.All(names => names.Count == 0) ? null : new(property.Text, values);
    }

    /// <summary>The names of an alternative in the mapping, else the name of its component.</summary>
    private static EquatableArray<string> Names(ReadingContext context, JsonValue schema, JsonValue alternative, JsonValue? mapping)
    {
        if (alternative.Find("$ref") is not { IsString: true } reference) return default;
        var target = context.Resources.Find(reference.Text, alternative).Target;
        if (target is null) return default;
        var mapped = (mapping?.Members ?? []).Where(member => member.Value.IsString && Mapped(context, schema, member.Value.Text) == target).ToList();
        if (mapped.Count > 0) return mapped.Select(member => member.Name).ToEquatableArray();
        var fragment = UriReference.Fragment(reference.Text);
        var name = fragment.StartsWith(Components, StringComparison.Ordinal) ? fragment.Substring(Components.Length) : "";
        return name.Length > 0 && name.IndexOf('/') < 0 ? new([name]) : default;
    }

    /// <summary>What a mapping's value means: the name of a component, or a reference.</summary>
    private static JsonValue? Mapped(ReadingContext context, JsonValue schema, string value) =>
        context.Root.Find("components")?.Find("schemas")?.Find(value) ?? context.Resources.Find(value, schema).Target;
}
