using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>A schema of a request: as the document has it, as it was read, and the property or parameter that it describes, if any.</summary>
internal sealed record SchemaSite(JsonValue Source, SchemaModel Model, string Property);

/// <summary>Finds the schemas inside requests, each once for the whole document.</summary>
internal sealed class RequestSchemas(ReadingContext context, DefinitionTable definitions)
{
    private readonly HashSet<JsonValue> _seen = [];
    private readonly Stack<SchemaSite> _waiting = new();

    /// <summary>The names of properties that belong to answers; an example of both may hold them.</summary>
    public HashSet<string> ReadOnlyNames { get; } = new(StringComparer.Ordinal);

    public IEnumerable<SchemaSite> Find(OperationSources operation)
    {
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Source.Find("schema") is { } schema) Add(schema, parameter.Schema, parameter.Parameter.Name);
        }

        if (operation.Body is { } body && body.Media.Find("schema") is { } bodySchema) Add(bodySchema, body.Schema, "");
        while (_waiting.Count > 0)
        {
            var site = _waiting.Pop();
            AddParts(site);
            yield return site;
        }
    }

    private void AddParts(SchemaSite site)
    {
        var (source, model) = (site.Source, site.Model);
        if (model.Reference is { } name && ExampleReader.Peek(context, source) is { } target) Add(target, definitions.Find(name), site.Property);
        AddProperties(source, model);
        if (model.Array.Items is { } items && source.Find("items") is { } itemSource) Add(itemSource, items, site.Property);
        if (model.Object.AdditionalProperties is { } others && source.Find("additionalProperties") is { } otherSource) Add(otherSource, others, "");
        AddList(source.Find("allOf"), model.AllOf, site.Property);
        AddList(source.Find("anyOf"), model.AnyOf, site.Property);
        AddList(source.Find("oneOf"), model.OneOf, site.Property);
    }

    private void AddProperties(JsonValue source, SchemaModel model)
    {
        var properties = source.Find("properties");
        foreach (var property in model.Object.Properties)
        {
            if (properties?.Find(property.Name) is { } propertySource) Add(propertySource, property.Schema, property.Name);
        }

        foreach (var property in properties?.Members ?? [])
        {
            if (property.Value.Find("readOnly") is { Kind: JsonKind.True }) ReadOnlyNames.Add(property.Name);
        }
    }

    private void AddList(JsonValue? sources, EquatableArray<SchemaModel> models, string property)
    {
        if (sources is null) return;
        for (var i = 0; i < models.Count && i < sources.Items.Count; i++) Add(sources.Items[i], models[i], property);
    }

    private void Add(JsonValue source, SchemaModel model, string property)
    {
        if (source.IsObject && _seen.Add(source)) _waiting.Push(new(source, model, property));
    }
}
