using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Holds the examples of a request against their schemas: a model copies them.</summary>
internal sealed class ExampleAdvice(ReadingContext context, ExampleCheck check)
{
    /// <summary>The examples of parameters and of a JSON body.</summary>
    public void Give(OperationSources operation)
    {
        foreach (var parameter in operation.Parameters) GiveForOwner(parameter.Source, parameter.Schema);
        if (operation.Body is { } body && MediaTypes.IsJson(body.MediaType)) GiveForOwner(body.Media, body.Schema);
    }

    /// <summary>The examples inside a schema.</summary>
    public void GiveForSchema(SchemaSite site)
    {
        if (site.Source.Find("example") is { } example) Judge(example, site.Model);
        if (site.Source.Find("examples") is { IsArray: true } examples) foreach (var item in examples.Items) Judge(item, site.Model);
    }

    private void GiveForOwner(JsonValue owner, SchemaModel schema)
    {
        if (owner.Find("example") is { } example) Judge(example, schema);
        foreach (var named in owner.Find("examples")?.Members ?? [])
        {
            if (ExampleReader.Peek(context, named.Value)?.Find("value") is { } value) Judge(value, schema);
        }
    }

    private void Judge(JsonValue example, SchemaModel schema)
    {
        if (check.Find(schema, example) is { } fault) context.Warn(Rules.WrongExample, fault.Place.Span, fault.Reason);
    }
}
