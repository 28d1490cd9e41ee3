using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Naming;
using OpenApiMcp.Generator.Reading.Advice;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Walks the document's paths and keeps every operation that can be served, in document order.</summary>
internal sealed class PathsReader(ReadingContext context, SecurityReader security)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    private static readonly string[] OtherMembers = ["$ref", "summary", "description", "servers", "parameters"];

    private readonly DefinitionTable _definitions = new(context);
    private readonly AnswerReader _answers = new(context);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _toolNames = new(StringComparer.Ordinal);

    public EquatableArray<OperationModel> Read(CancellationToken cancellationToken)
    {
        var paths = context.Root.Find("paths");
        if (paths is null || !context.Expect(paths, JsonKind.Object, "\"paths\"")) return default;
        var read = new List<ReadOperation>();
        foreach (var path in paths.Members)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!path.Name.StartsWith("x-", StringComparison.Ordinal)) ReadPath(path, read);
        }

        _definitions.RefuseLoops();
        var kept = read.Select(Keep).ToList();
        Advise(read, kept, cancellationToken);
        return kept.OfType<OperationModel>().ToEquatableArray();
    }

    /// <summary>Advice is for a document that works, on what it serves: beside an error it would only hide it.</summary>
    private void Advise(List<ReadOperation> read, List<OperationModel?> kept, CancellationToken cancellationToken)
    {
        if (context.HasErrors) return;
        var advisor = new Advisor(context, _definitions);
        for (var i = 0; i < read.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (kept[i] is { } operation && read[i].Sources is { } sources) advisor.Read(operation, sources);
        }
    }

    private void ReadPath(JsonMember path, List<ReadOperation> read)
    {
        context.Blocking = [];
        var item = context.Resolve(path.Value);
        if (item is null || !context.Expect(item, JsonKind.Object, "A path item")) return;
        foreach (var member in item.Members)
        {
            if (!Methods.Contains(member.Name, StringComparer.Ordinal))
            {
                if (!IsNoMethod(member.Name)) context.Warn(Rules.NotServed, member.NameSpan, member.Name);
                continue;
            }

            context.Blocking = [];
            var site = new OperationSite(member.Name.ToUpperInvariant(), path, member, item);
            var reader = new OperationReader(context, security, _definitions, _answers, site);
            var operation = context.Expect(member.Value, JsonKind.Object, "An operation") ? reader.Read() : null;
            read.Add(new(site, operation, context.Blocking) { Sources = reader.Sources });
        }
    }

    private static bool IsNoMethod(string name) => OtherMembers.Contains(name, StringComparer.Ordinal) || name.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>The operation with its definitions and a name of its own, or null when something stands in its way.</summary>
    private OperationModel? Keep(ReadOperation read)
    {
        var operation = read.Operation;
        var definitions = operation is null ? default : _definitions.Reach(operation.Arguments, read.Blocking);
        if (operation is not null && read.Blocking.Count == 0 && _toolNames.TryGetValue(operation.ToolName, out var other))
        {
            context.Blocking = read.Blocking;
            context.Refuse(Rules.DuplicateToolName, read.Site.Operation.NameSpan, operation.ToolName, other);
        }

        foreach (var problem in read.Blocking) problem.LeftOut.Add(read.Site.ToString());
        if (operation is null || read.Blocking.Count > 0) return null;
        _toolNames.Add(operation.ToolName, read.Site.ToString());
        context.ToolPlaces.Add(operation.ToolName, read.Site.Operation.NameSpan);
        return operation with { Id = Names.Unique(operation.Id, _ids), Definitions = definitions };
    }

    private sealed record ReadOperation(OperationSite Site, OperationModel? Operation, List<DocumentProblem> Blocking)
    {
        public OperationSources? Sources { get; init; }
    }
}

/// <summary>Where an operation stands: its method, its path, itself and its path item.</summary>
internal sealed record OperationSite(string Method, JsonMember Path, JsonMember Operation, JsonValue PathItem)
{
    /// <summary>The operation as people name it: <c>POST /v1/things</c>.</summary>
    public override string ToString() => $"{Method} {Path.Name}";
}
