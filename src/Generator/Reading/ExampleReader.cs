using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Finds the document's example of a call and of its answer.</summary>
internal static class ExampleReader
{
    /// <summary>Example arguments as JSON; null where a required one has no example.</summary>
    public static string? Arguments(ReadingContext context, IReadOnlyList<ReadParameter> parameters, ReadBody? body, BuiltArguments arguments)
    {
        var members = new List<string>();
        for (var i = 0; i < parameters.Count; i++)
        {
            var example = Example(context, parameters[i].Source);
            if (example is not null) members.Add(Member(arguments.Parameters[i].Argument, example));
            else if (parameters[i].Parameter.Required) return null;
        }

        if (body is not null && arguments.Body is { } model)
        {
            var example = Example(context, body.Media);
            if (example is null && model.Required) return null;
            if (example is not null && model.Argument is not null) members.Add(Member(model.Argument, example));
            else if (example is { IsObject: true }) members.AddRange(Properties(example, arguments, model));
        }

        return "{" + string.Join(",", members) + "}";
    }

    /// <summary>The members of an example body that are arguments; examples often hold more, such as what only answers have.</summary>
    private static IEnumerable<string> Properties(JsonValue example, BuiltArguments arguments, BodyModel body)
    {
        var names = new HashSet<string>(arguments.Schema.Object.Properties.Select(property => property.Name), StringComparer.Ordinal);
        names.ExceptWith(arguments.Parameters.Select(parameter => parameter.Argument));
        return example.Members
            .Select(member => (Argument: ArgumentOf(body, member.Name), member.Value))
            .Where(pair => names.Contains(pair.Argument))
            .Select(pair => Member(pair.Argument, pair.Value));
    }

    /// <summary>The example of the first successful answer in JSON, or null.</summary>
    public static string? Answer(ReadingContext context, JsonValue? responses)
    {
        foreach (var response in responses?.Members ?? [])
        {
            if (!response.Name.StartsWith("2", StringComparison.Ordinal)) continue;
            var content = Peek(context, response.Value)?.Find("content");
            foreach (var media in content?.Members ?? [])
            {
                if (MediaTypes.IsJson(media.Name) && Example(context, media.Value) is { } example) return JsonText.Minify(example);
            }
        }

        return null;
    }

    private static JsonValue? Example(ReadingContext context, JsonValue owner)
    {
        if (owner.Find("example") is { } example) return example;
        if (owner.Find("examples") is { IsObject: true, Members.Count: > 0 } examples && Peek(context, examples.Members[0].Value)?.Find("value") is { } value) return value;
        if (owner.Find("schema") is not { } schema) return null;
        var target = Peek(context, schema);
        return target?.Find("example") ?? (target?.Find("examples") is { IsArray: true, Items.Count: > 0 } list ? list.Items[0] : null);
    }

    /// <summary>Follows a reference without reporting one that leads to nothing, which <see cref="ReferenceCheck"/> does.</summary>
    public static JsonValue? Peek(ReadingContext context, JsonValue value) =>
        value.Find("$ref") is { IsString: true } reference ? context.Resources.Find(reference.Text, value).Target : value;

    private static string ArgumentOf(BodyModel body, string property) => body.Renamed.FirstOrDefault(pair => pair.Property == property)?.Argument ?? property;

    private static string Member(string name, JsonValue value) => JsonText.Quote(name) + ":" + JsonText.Minify(value);
}
