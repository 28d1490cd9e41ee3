using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>
/// Where references lead: the document itself, and the schemas in it that have a URI of their own (<c>$id</c>) or a name in one
/// (<c>$anchor</c>). OpenAPI 3.0 has neither: there all references start at the document's root.
/// </summary>
internal sealed class SchemaResources
{
    /// <summary>A document's URI where it does not say one; only relative references can meet it.</summary>
    private const string UnknownUri = "document:/openapi.json";

    private readonly string _documentUri;

    /// <summary>By URI, or by URI with an anchor; null where two schemas claim the same.</summary>
    private readonly Dictionary<string, JsonValue?> _targets = new(StringComparer.Ordinal);

    /// <summary>The base URIs of schemas whose base is not the document.</summary>
    private readonly Dictionary<JsonValue, string> _bases = [];

    /// <summary>The <c>$schema</c> of schemas that are written in an unknown dialect.</summary>
    private readonly Dictionary<JsonValue, JsonMember> _foreign = [];

    /// <summary>Targets of references that stand where no schema is expected.</summary>
    private readonly HashSet<JsonValue> _adopted = [];

    /// <summary>What was found before: each schema of a long chain of <c>allOf</c> follows the references of many after it.</summary>
    private readonly Dictionary<(JsonValue From, string Reference), Lookup> _found = [];

    public SchemaResources(JsonValue document, bool is30)
    {
        _documentUri = !is30 && document.Find("$self") is { IsString: true } self ? UriReference.Resolve(self.Text, UnknownUri) : UnknownUri;
        _targets.Add(_documentUri, document);
        if (is30) return;
        var dialect = document.FindMember("jsonSchemaDialect") is { } stated && !IsKnownDialect(stated.Value) ? stated : null;
        foreach (var schema in SchemaPlaces.InDocument(document)) Register(schema, _documentUri, dialect, hasIdentity: true);
    }

    /// <summary>The member that declares an unknown dialect for a schema, or null.</summary>
    public JsonMember? ForeignDialect(JsonValue schema) => _foreign.TryGetValue(schema, out var member) ? member : null;

    /// <summary>Finds what a reference in a schema, or in another object of the document, leads to.</summary>
    public Lookup Find(string reference, JsonValue from)
    {
        if (_found.TryGetValue((from, reference), out var known)) return known;
        return _found[(from, reference)] = Search(reference, from);
    }

    private Lookup Search(string reference, JsonValue from)
    {
        var uri = UriReference.Resolve(reference, BaseOf(from));
        var fragment = UriReference.Fragment(reference);
        var place = uri == _documentUri ? "this document" : $"the schema with the $id '{uri}'";
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            if (_targets.TryGetValue($"{uri}#{fragment}", out var anchored)) return anchored is null ? new(Rules.AmbiguousReference, "$anchor") : new(anchored);
            return _targets.ContainsKey(uri) ? new(Rules.UnresolvedReference, place) : new(Rules.RemoteReference);
        }

        if (!_targets.TryGetValue(uri, out var resource)) return new(Rules.RemoteReference);
        if (resource is null) return new(Rules.AmbiguousReference, "$id");
        return Follow(resource, fragment) is { } target ? new(target) : new(Rules.UnresolvedReference, place);
    }

    private static bool IsKnownDialect(JsonValue dialect) => dialect.IsString && (
        dialect.Text.TrimEnd('#') == "https://json-schema.org/draft/2020-12/schema"
        || (dialect.Text.StartsWith("https://spec.openapis.org/oas/3.", StringComparison.Ordinal) && dialect.Text.Contains("/dialect/")));

    private string BaseOf(JsonValue value) => _bases.TryGetValue(value, out var uri) ? uri : _documentUri;

    /// <summary>Follows a pointer. A target where no schema is expected to stand belongs to the nearest schema around it.</summary>
    private JsonValue? Follow(JsonValue resource, string pointer)
    {
        var uri = BaseOf(resource);
        var dialect = ForeignDialect(resource);
        var target = resource;
        foreach (var step in JsonPointer.Steps(resource, pointer))
        {
            if (step is null) return null;
            if (_bases.TryGetValue(step, out var own)) uri = own;
            dialect = ForeignDialect(step) ?? dialect;
            target = step;
        }

        if ((BaseOf(target) == uri && ForeignDialect(target) == dialect) || !_adopted.Add(target)) return target;
        Register(target, uri, dialect, hasIdentity: false);

        // The references inside have another base now.
        _found.Clear();
        return target;
    }

    /// <summary>Notes what a schema and those inside it are called. Where no schema is expected to stand, identifiers are only base URIs.</summary>
    private void Register(JsonValue schema, string uri, JsonMember? dialect, bool hasIdentity)
    {
        foreach (var member in schema.Members)
        {
            if (member.Name == "$schema") dialect = IsKnownDialect(member.Value) ? null : member;
            if (member.Name != "$id" || !member.Value.IsString) continue;
            uri = UriReference.Resolve(member.Value.Text, uri);
            if (hasIdentity) Claim(uri, schema);
        }

        if (uri != _documentUri) _bases[schema] = uri;
        if (dialect is not null) _foreign[schema] = dialect;
        foreach (var member in schema.Members)
        {
            if (hasIdentity && member.Name is "$anchor" or "$dynamicAnchor" && member.Value.IsString) Claim($"{uri}#{member.Value.Text}", schema);
        }

        foreach (var inner in SchemaPlaces.InSchema(schema)) Register(inner, uri, dialect, hasIdentity);
    }

    private void Claim(string uri, JsonValue schema)
    {
        var isTaken = _targets.TryGetValue(uri, out var other) && other != schema;
        _targets[uri] = isTaken ? null : schema;
    }

    /// <summary>The end of a reference, or the rule that it breaks and a word for the rule's message.</summary>
    internal readonly record struct Lookup(JsonValue? Target, Rule? Problem, string Word)
    {
        public Lookup(JsonValue target)
            : this(target, null, "")
        {
        }

        public Lookup(Rule problem, string word = "")
            : this(null, problem, word)
        {
        }
    }
}
