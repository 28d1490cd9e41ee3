using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Patterns;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Makes a model of a schema that stands in a request; what a <c>$ref</c> names becomes a definition.</summary>
internal sealed class SchemaReader(ReadingContext context, DefinitionTable definitions)
{
    private static readonly Dictionary<string, string> NotEnforced = new(StringComparer.Ordinal)
    {
        ["$dynamicRef"] = "dynamic references are not supported",
        ["$recursiveRef"] = "recursive references are not supported",
    };

    private static readonly string[] Anchors = ["$anchor", "$dynamicAnchor"];

    private SchemaDepth _depth = new(context);

    /// <summary>Reads a schema that stands in no other: that of a parameter or a body, or one that a reference names.</summary>
    public SchemaModel ReadRoot(JsonValue schema)
    {
        var outer = _depth;
        _depth = new(context);
        var model = Read(schema, levels: 1);
        _depth = outer;
        return model;
    }

    /// <summary>Reads a schema inside another one.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="levels">1 where it is the value of a keyword, 2 where it stands in a list or under a name.</param>
    public SchemaModel Read(JsonValue schema, int levels)
    {
        var model = _depth.Enter(schema, levels) ? ReadKeywords(schema) : SchemaModel.Anything;
        _depth.Leave(levels);
        return model;
    }

    /// <summary>Reads the schema of a keyword, or null where the keyword is absent.</summary>
    public SchemaModel? ReadOptional(JsonValue schema, string keyword) => schema.Find(keyword) is { } value ? Read(value, levels: 1) : null;

    public EquatableArray<SchemaModel> ReadList(JsonValue schema, string keyword)
    {
        var value = schema.Find(keyword);
        if (value is null) return default;
        if (value.IsArray) return value.Items.Select(item => Read(item, levels: 2)).ToEquatableArray();
        Keyword.Refuse(context, value, keyword, "an array of schemas");
        return default;
    }

    public PatternModel? ReadPattern(JsonValue? value)
    {
        if (value is null) return null;
        if (value.IsString) return ReadPattern(value.Text, value.Span);
        Keyword.Refuse(context, value, "pattern", "a string");
        return null;
    }

    public PatternModel? ReadPattern(string source, JsonSpan span)
    {
        if (EcmaPattern.Translate(source, out var reason) is { } pattern) return pattern;
        context.Refuse(Rules.PatternNotSupported, span, source, reason);
        return null;
    }

    private SchemaModel ReadKeywords(JsonValue schema)
    {
        if (schema.IsBoolean) return schema.Kind == JsonKind.True ? SchemaModel.Anything : SchemaModel.Nothing;
        if (!context.Expect(schema, JsonKind.Object, "A schema")) return SchemaModel.Anything;
        var reference = ReadReference(schema);
        if (reference is not null && context.Is30) return new() { Reference = reference };
        RefuseUnenforced(schema);
        CheckIdentity(schema);
        _depth.CheckValues(schema);
        var model = new SchemaModel
        {
            Reference = reference,
            Types = ReadTypes(schema),
            Title = Keyword.Text(context, schema, "title"),
            Description = Keyword.Text(context, schema, "description"),
            Default = schema.Find("default") is { } value ? JsonText.Minify(value) : null,
            Enum = ReadEnum(schema),
            Const = schema.Find("const") is { } constant ? JsonText.Minify(constant) : null,
            Format = Keyword.Text(context, schema, "format"),
            IsSecret = IsSecret(schema),
            Pattern = ReadPattern(schema.Find("pattern")),
            Number = NumberRulesReader.Read(context, schema),
            MinLength = Keyword.Count(context, schema, "minLength"),
            MaxLength = Keyword.Count(context, schema, "maxLength"),
        };
        return ReadApplicators(schema, model);
    }

    private SchemaModel ReadApplicators(JsonValue schema, SchemaModel model)
    {
        var condition = ReadOptional(schema, "if");
        return AnswerProperties.Release(context, schema, model with
        {
            Array = ArrayRulesReader.Read(this, context, schema),
            Object = ObjectRulesReader.Read(this, context, schema),
            AllOf = ReadList(schema, "allOf"),
            AnyOf = ReadList(schema, "anyOf"),
            OneOf = ReadList(schema, "oneOf"),
            Discriminator = DiscriminatorReader.Read(context, schema),
            Not = ReadOptional(schema, "not"),
            If = condition,
            Then = condition is null ? null : ReadOptional(schema, "then"),
            Else = condition is null ? null : ReadOptional(schema, "else"),
        });
    }

    private string? ReadReference(JsonValue schema)
    {
        var reference = schema.Find("$ref");
        if (reference is null) return null;
        if (!reference.IsString)
        {
            Keyword.Refuse(context, reference, "$ref", "a string");
            return null;
        }

        return definitions.Name(reference, schema, this);
    }

    private void RefuseUnenforced(JsonValue schema)
    {
        foreach (var keyword in NotEnforced)
        {
            if (schema.FindMember(keyword.Key) is { } member) context.Refuse(Rules.KeywordNotEnforced, member.NameSpan, keyword.Key, keyword.Value);
        }
    }

    /// <summary>What names a schema, or the dialect that it is written in; OpenAPI 3.0 has neither.</summary>
    private void CheckIdentity(JsonValue schema)
    {
        if (context.Is30) return;
        if (context.Resources.ForeignDialect(schema) is { } dialect)
        {
            var reason = $"the dialect {JsonText.Minify(dialect.Value)} is not known, and its keywords may mean something else";
            context.Refuse(Rules.KeywordNotEnforced, dialect.NameSpan, dialect.Name, reason);
        }

        if (Keyword.Text(context, schema, "$id") is { } id && UriReference.Fragment(id).Length > 0)
        {
            Keyword.Refuse(context, schema.Find("$id")!, "$id", "a URI reference without a fragment");
        }

        foreach (var keyword in Anchors)
        {
            if (Keyword.Text(context, schema, keyword) is not { } anchor || IsAnchor(anchor)) continue;
            Keyword.Refuse(context, schema.Find(keyword)!, keyword, "a letter or '_', then letters, digits, '-', '_' and '.'");
        }
    }

    private static bool IsAnchor(string name) => name.Length > 0 && name[0] is not ('-' or '.' or (>= '0' and <= '9'))
        && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.');

    private SchemaTypes ReadTypes(JsonValue schema)
    {
        var type = schema.Find("type");
        var types = SchemaTypes.None;
        if (type is not null)
        {
            foreach (var name in type.IsArray ? type.Items : [type]) types |= ReadType(name);
        }

        return types != SchemaTypes.None && ReadNullable(schema) ? types | SchemaTypes.Null : types;
    }

    private SchemaTypes ReadType(JsonValue name)
    {
        switch (name.IsString ? name.Text : "")
        {
            case "null": return SchemaTypes.Null;
            case "boolean": return SchemaTypes.Boolean;
            case "object": return SchemaTypes.Object;
            case "array": return SchemaTypes.Array;
            case "number": return SchemaTypes.Number;
            case "string": return SchemaTypes.String;
            case "integer": return SchemaTypes.Integer;
            default:
                Keyword.Refuse(context, name, "type", "null, boolean, object, array, number, string, integer or a list of these");
                return SchemaTypes.None;
        }
    }

    private bool ReadNullable(JsonValue schema)
    {
        if (!Keyword.Flag(context, schema, "nullable")) return false;
        if (!context.Is30) context.Warn(Rules.NullableIn31, schema.FindMember("nullable")!.NameSpan);
        return true;
    }

    private EquatableArray<string>? ReadEnum(JsonValue schema)
    {
        var values = schema.Find("enum");
        if (values is null) return null;
        if (values.IsArray) return values.Items.Select(JsonText.Minify).ToEquatableArray();
        Keyword.Refuse(context, values, "enum", "an array");
        return null;
    }

    private bool IsSecret(JsonValue schema) =>
        Keyword.Flag(context, schema, "writeOnly") || schema.Find("format") is { IsString: true, Text: "password" };
}
