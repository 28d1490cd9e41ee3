using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>The arguments of a tool: their rules, and which parameter or body property each one fills.</summary>
internal sealed record BuiltArguments(EquatableArray<ParameterModel> Parameters, BodyModel? Body, SchemaModel Schema)
{
    /// <summary>The argument that chooses fields of the answer, or null; it fills nothing.</summary>
    public string? FieldsArgument { get; init; }
}

/// <summary>Lays parameters and body properties side by side as flat arguments.</summary>
internal static class ArgumentsBuilder
{
    public static BuiltArguments Build(
        ReadingContext context, OperationSite site, IReadOnlyList<ReadParameter> parameters, ReadBody? body, DefinitionTable definitions, AnswerViewModel? view = null)
    {
        var hasFields = view is { Omit.Count: > 0 };
        var names = new ArgumentNames();
        var named = parameters.Select(read => (read.Parameter with { Argument = Name(read.Parameter.Name, read.Parameter.In) }, read.Schema)).ToList();
        var properties = named.Select(pair => new PropertyModel(pair.Item1.Argument, pair.Schema)).ToList();
        var required = named.Where(pair => pair.Item1.Required).Select(pair => pair.Item1.Argument).ToList();
        var root = SchemaModel.Anything;
        BodyModel? bodyModel = null;
        if (body is not null)
        {
            var flat = FlatBody.Find(body, definitions, alone: named.Count == 0 && !hasFields, names);
            bodyModel = flat is null ? Whole(body) : Flat(body, flat);
        }

        var fields = hasFields ? Name("fields", "answer") : null;
        if (fields is not null) properties.Add(new(fields, AnswerViewReader.Argument(view!)));
        return new(named.Select(pair => pair.Item1).ToEquatableArray(), bodyModel, Close(root, properties, required)) { FieldsArgument = fields };

        BodyModel Whole(ReadBody whole)
        {
            var argument = Name("body", "request");
            properties.Add(new(argument, whole.Schema.Description is null && whole.Description is { Length: > 0 } ? whole.Schema with { Description = whole.Description } : whole.Schema));
            if (whole.Required) required.Add(argument);
            return new() { MediaType = whole.MediaType, Required = whole.Required, Argument = argument };
        }

        // An optional body whose schema requires properties counts as required: a call without them would be refused by the API.
        BodyModel Flat(ReadBody whole, FlatBody flat)
        {
            var renamed = flat.Schema.Object.Properties.Select(property => new RenamedModel(Name(property.Name, "body"), property.Name)).ToList();
            properties.AddRange(flat.Schema.Object.Properties.Select((property, i) => property with { Name = renamed[i].Argument }));
            var arguments = renamed.ToDictionary(pair => pair.Property, pair => pair.Argument, StringComparer.Ordinal);
            required.AddRange(flat.Schema.Object.Required.Select(name => arguments.TryGetValue(name, out var argument) ? argument : name));
            root = flat.Schema;
            return new()
            {
                MediaType = whole.MediaType,
                Required = whole.Required || flat.Schema.Object.Required.Count > 0,
                Renamed = renamed.Where(pair => pair.Argument != pair.Property).ToEquatableArray(),
            };
        }

        string Name(string name, string prefix)
        {
            if (names.Take(name, prefix) is { } taken) return taken;
            context.Refuse(Rules.NameTaken, site.Operation.NameSpan, name);
            return name;
        }
    }

    private static SchemaModel Close(SchemaModel root, List<PropertyModel> properties, List<string> required) => root with
    {
        Types = SchemaTypes.Object,
        Reference = null,
        Title = null,
        Description = null,
        Default = null,
        Object = root.Object with
        {
            Properties = properties.ToEquatableArray(),
            Required = required.Distinct(StringComparer.Ordinal).ToEquatableArray(),
            AdditionalProperties = root.Object.AdditionalProperties ?? SchemaModel.Nothing,
        },
    };
}
