using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Says how a document could serve a model better. What it finds changes nothing that is emitted.</summary>
internal sealed class Advisor
{
    private readonly ReadingContext _context;
    private readonly RequestSchemas _schemas;
    private readonly ExampleAdvice _examples;
    private readonly EitherOrAdvice _eitherOr;

    public Advisor(ReadingContext context, DefinitionTable definitions)
    {
        _context = context;
        _schemas = new(context, definitions);
        _examples = new(context, new(definitions, _schemas.ReadOnlyNames));
        _eitherOr = new(context, definitions);
    }

    public void Read(OperationModel operation, OperationSources sources)
    {
        DescriptionAdvice.Give(_context, operation, sources);
        ArgumentAdvice.Give(_context, operation, sources.Site);
        LookupAdvice.Give(_context, sources.Site);
        ResponseAdvice.Give(_context, sources.Site);
        _eitherOr.Give(operation, sources);
        foreach (var site in _schemas.Find(sources).ToList())
        {
            DefaultAdvice.Give(_context, site);
            HiddenTextAdvice.Give(_context, site);
            _examples.GiveForSchema(site);
        }

        _examples.Give(sources);
    }
}
