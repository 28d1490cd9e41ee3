using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Reads the document's security schemes and what an operation asks of them.</summary>
internal sealed class SecurityReader
{
    private readonly ReadingContext _context;
    private readonly Dictionary<string, (SecuritySchemeModel? Scheme, JsonMember Source)> _schemes = new(StringComparer.Ordinal);

    public SecurityReader(ReadingContext context)
    {
        _context = context;
        var schemes = context.Root.Find("components")?.Find("securitySchemes");
        foreach (var scheme in schemes?.Members ?? [])
        {
            _schemes.Add(scheme.Name, (context.Resolve(scheme.Value) is { } source ? ReadScheme(scheme.Name, source) : null, scheme));
        }
    }

    public EquatableArray<SecuritySchemeModel> Schemes => _schemes.Values.Select(entry => entry.Scheme).OfType<SecuritySchemeModel>().ToEquatableArray();

    /// <summary>True where a scheme's key travels in this parameter.</summary>
    public bool Carries(string location, string name) => _schemes.Values.Any(entry => Carries(entry.Scheme, location, name));

    /// <summary>True where the operation, or else the document, asks for a scheme whose key travels in this parameter.</summary>
    public bool IsAsked(JsonValue? own, string location, string name) => (own ?? _context.Root.Find("security"))?.Items
        .SelectMany(requirement => requirement.Members)
        .Any(member => _schemes.TryGetValue(member.Name, out var entry) && Carries(entry.Scheme, location, name)) ?? false;

    private static bool Carries(SecuritySchemeModel? scheme, string location, string name) => scheme is not null
        && scheme.Kind.Equals("ApiKey" + location, StringComparison.OrdinalIgnoreCase)
        && scheme.ParameterName.Equals(name, location == "header" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>The alternatives of an operation: its own, else those of the document.</summary>
    public EquatableArray<EquatableArray<string>> ReadRequirements(JsonValue? own)
    {
        var requirements = own ?? _context.Root.Find("security");
        if (requirements is null || !_context.Expect(requirements, JsonKind.Array, "\"security\"")) return default;
        var alternatives = new List<EquatableArray<string>>();
        var unsupported = new List<JsonMember>();
        foreach (var requirement in requirements.Items)
        {
            if (!_context.Expect(requirement, JsonKind.Object, "A security requirement")) continue;
            var refused = requirement.Members.Where(member => !IsSupported(member)).ToList();
            unsupported.AddRange(refused);
            if (refused.Count == 0) alternatives.Add(requirement.Members.Select(member => member.Name).ToEquatableArray());
        }

        if (alternatives.Count == 0)
        {
            foreach (var member in unsupported) RefuseScheme(member);
        }

        return alternatives.ToEquatableArray();
    }

    private bool IsSupported(JsonMember member)
    {
        if (_schemes.TryGetValue(member.Name, out var entry)) return entry.Scheme is not null;
        _context.Refuse(Rules.UnknownSecurity, member.NameSpan, member.Name);
        return false;
    }

    private void RefuseScheme(JsonMember member)
    {
        if (!_schemes.TryGetValue(member.Name, out var entry)) return;
        var type = entry.Source.Value.Find("type");
        var reason = $"its type {(type is null ? "is missing" : JsonText.Minify(type))} or its http scheme is none of apiKey, http basic, http bearer, oauth2 and openIdConnect";
        _context.Refuse(Rules.UnsupportedSecurity, entry.Source.NameSpan, member.Name, reason);
    }

    private static SecuritySchemeModel? ReadScheme(string name, JsonValue scheme)
    {
        var parameter = scheme.Find("name") is { IsString: true } parameterName ? parameterName.Text : "";
        return (Text(scheme, "type"), Text(scheme, "in"), Text(scheme, "scheme").ToLowerInvariant()) switch
        {
            ("apiKey", "header", _) when parameter.Length > 0 => new(name, "ApiKeyHeader", parameter),
            ("apiKey", "query", _) when parameter.Length > 0 => new(name, "ApiKeyQuery", parameter),
            ("apiKey", "cookie", _) when parameter.Length > 0 => new(name, "ApiKeyCookie", parameter),
            ("http", _, "bearer") or ("oauth2", _, _) or ("openIdConnect", _, _) => new(name, "Bearer", ""),
            ("http", _, "basic") => new(name, "Basic", ""),
            _ => null,
        };
    }

    private static string Text(JsonValue value, string name) => value.Find(name) is { IsString: true } text ? text.Text : "";
}
