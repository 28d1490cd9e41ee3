using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Says how a document could serve a model better. What it finds changes nothing that is emitted.</summary>
internal sealed class Advisor(ReadingContext context, DefinitionTable definitions)
{
    private readonly RequestSchemas _schemas = new(context, definitions);

    public void Read(OperationModel operation, OperationSources sources)
    {
        DescriptionAdvice.Give(context, operation, sources);
        ArgumentAdvice.Give(context, operation, sources.Site);
        LookupAdvice.Give(context, sources.Site);
        ResponseAdvice.Give(context, sources.Site);
        new EitherOrAdvice(context, definitions).Give(operation, sources);
        var examples = new ExampleAdvice(context, new ExampleCheck(definitions, _schemas.ReadOnlyNames));
        foreach (var site in _schemas.Find(sources).ToList())
        {
            DefaultAdvice.Give(context, site);
            HiddenTextAdvice.Give(context, site);
            examples.GiveForSchema(site);
        }

        examples.Give(sources);
    }
}
