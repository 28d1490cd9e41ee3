using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>A parameter as the document has it, before it gets the name of an argument.</summary>
internal sealed record ReadParameter(ParameterModel Parameter, SchemaModel Schema, JsonValue Source);

/// <summary>Reads the parameters of an operation and of its path: those of the operation win.</summary>
internal sealed class ParametersReader(ReadingContext context, SchemaReader schemas, SecurityReader security, OperationSite site)
{
    private static readonly string[] Locations = ["path", "query", "header", "cookie"];
    private static readonly string[] ReservedHeaders = ["Accept", "Content-Type", "Authorization", "Host", "Content-Length", "Transfer-Encoding", "Connection", "Cookie"];

    public IReadOnlyList<ReadParameter> Read()
    {
        var parameters = new Dictionary<(string In, string Name), ReadParameter>();
        ReadList(site.PathItem.Find("parameters"), parameters);
        var own = new Dictionary<(string In, string Name), ReadParameter>();
        ReadList(site.Operation.Value.Find("parameters"), own);
        foreach (var pair in own) parameters[pair.Key] = pair.Value;
        var kept = parameters.Values.Where(IsArgument).OrderBy(parameter => Array.IndexOf(Locations, parameter.Parameter.In)).ToList();
        var placeholders = new HashSet<string>(PathTemplate.Placeholders(site.Path.Name), StringComparer.Ordinal);
        CheckPath(kept, placeholders);
        return kept.Where(parameter => parameter.Parameter.In != "path" || placeholders.Contains(parameter.Parameter.Name)).ToList();
    }

    private void ReadList(JsonValue? list, Dictionary<(string In, string Name), ReadParameter> parameters)
    {
        if (list is null || !context.Expect(list, JsonKind.Array, "\"parameters\"")) return;
        foreach (var item in list.Items)
        {
            if (context.Resolve(item) is not { } source || !context.Expect(source, JsonKind.Object, "A parameter") || ReadOne(source) is not { } read) continue;
            var key = (read.Parameter.In, read.Parameter.Name);
            if (parameters.ContainsKey(key)) context.Refuse(Rules.DuplicateParameter, item.Span, key.In, key.Name);
            else parameters.Add(key, read);
        }
    }

    private ReadParameter? ReadOne(JsonValue source)
    {
        var name = Keyword.Text(context, source, "name");
        var location = Keyword.Text(context, source, "in");
        if (name is null or "" || location is null)
        {
            context.Refuse(Rules.MissingMember, source.Span, "A parameter", name is null or "" ? "name" : "in");
            return null;
        }

        if (location == "querystring")
        {
            context.Refuse(Rules.WholeQuery, source.Find("in")!.Span, name);
            return null;
        }

        if (!Locations.Contains(location, StringComparer.Ordinal))
        {
            context.Refuse(Rules.UnknownLocation, source.Find("in")!.Span, location);
            return null;
        }

        var (style, explode) = ParameterStyle.Read(context, source, location);
        var parameter = new ParameterModel
        {
            Argument = name,
            Name = name,
            In = location,
            Style = style,
            Explode = explode,
            AllowReserved = Keyword.Flag(context, source, "allowReserved"),
            Required = location == "path" || Keyword.Flag(context, source, "required"),
        };
        return ReadSchema(source, parameter);
    }

    private ReadParameter? ReadSchema(JsonValue source, ParameterModel parameter)
    {
        var schema = SchemaModel.Anything;
        if (source.Find("schema") is { } schemaSource) schema = schemas.ReadRoot(schemaSource);
        else if (source.Find("content") is { IsObject: true, Members.Count: > 0 } content)
        {
            var media = content.Members[0];
            parameter = parameter with { MediaType = media.Name };
            if (parameter.In != "query" || !MediaTypes.IsJson(media.Name)) context.Refuse(Rules.UnsupportedStyle, media.NameSpan, "content " + media.Name, parameter.In);
            if (media.Value.Find("schema") is { } contentSchema) schema = schemas.ReadRoot(contentSchema);
        }
        else
        {
            context.Refuse(Rules.MissingMember, source.Span, $"The parameter '{parameter.Name}'", "schema");
            return null;
        }

        var description = Keyword.Text(context, source, "description");
        return new(parameter, description is null or "" ? schema : schema with { Description = description }, source);
    }

    /// <summary>What HTTP or a credential fills is no argument.</summary>
    private bool IsArgument(ReadParameter read)
    {
        var parameter = read.Parameter;
        var name = read.Source.Find("name")!.Span;
        if (parameter.In == "header" && ReservedHeaders.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase))
        {
            context.Warn(Rules.ReservedHeader, name, parameter.Name);
            return false;
        }

        if (!security.Carries(parameter.In, parameter.Name)) return true;
        var isSent = security.IsAsked(site.Operation.Value.Find("security"), parameter.In, parameter.Name);
        context.Warn(Rules.CredentialParameter, name, parameter.Name, isSent ? "the server fills it" : "it is not sent here, since the operation's security does not ask for it");
        return false;
    }

    private void CheckPath(List<ReadParameter> parameters, HashSet<string> placeholders)
    {
        var declared = parameters.Where(read => read.Parameter.In == "path").ToList();
        var names = new HashSet<string>(declared.Select(read => read.Parameter.Name), StringComparer.Ordinal);
        foreach (var placeholder in placeholders)
        {
            if (!names.Contains(placeholder)) context.Refuse(Rules.UndeclaredPathParameter, site.Path.NameSpan, placeholder);
        }

        foreach (var read in declared)
        {
            if (!placeholders.Contains(read.Parameter.Name))
            {
                context.Warn(Rules.UnusedPathParameter, read.Source.Find("name")!.Span, read.Parameter.Name, site.Path.Name);
            }
        }
    }
}
