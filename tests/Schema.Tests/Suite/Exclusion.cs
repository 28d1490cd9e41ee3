namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>What happens to a part of the suite instead of the official outcome.</summary>
internal enum Fate
{
    /// <summary>The generator refuses the schema with one diagnostic and makes no tool.</summary>
    Refused,

    /// <summary>The format is an annotation to us: the tool takes every value.</summary>
    Annotation,

    /// <summary>The format is an annotation to the suite and a rule to us: the tool refuses the value.</summary>
    Enforced,
}

/// <summary>A part of the suite with another outcome than the official one: a file, groups of it, or a case.</summary>
/// <param name="Rule">The diagnostic that refuses the schema.</param>
/// <param name="Groups">The description of a group, or its beginning and <c>*</c>.</param>
internal sealed record Exclusion(Fate Fate, string? Rule, string File, string Groups = "*", string? Case = null)
{
    private const string Remote = "OAM203";

    private const string NotEnforced = "OAM204";

    private static readonly string[] EnforcedFormats =
        ["email", "ipv4", "ipv6", "hostname", "date", "date-time", "time", "duration", "uri", "uri-reference", "uuid"];

    private static readonly string[] Annotations =
        ["ecmascript-regex", "idn-email", "idn-hostname", "iri", "iri-reference", "json-pointer", "regex", "relative-json-pointer", "uri-template"];

    /// <summary>The table: what is not listed here has the official outcome.</summary>
    public static IReadOnlyList<Exclusion> Table { get; } =
    [
        // $dynamicRef. A reference to a $dynamicAnchor by $ref is run.
        new(Fate.Refused, NotEnforced, "dynamicRef.json", "A $dynamicRef *"),
        new(Fate.Refused, NotEnforced, "dynamicRef.json", "$dynamicRef *"),
        new(Fate.Refused, NotEnforced, "dynamicRef.json", "An $anchor with the same name as a $dynamicAnchor *"),
        new(Fate.Refused, NotEnforced, "dynamicRef.json", "multiple dynamic paths to the $dynamicRef keyword"),
        new(Fate.Refused, NotEnforced, "dynamicRef.json", "after leaving a dynamic scope, it is not used by a $dynamicRef"),
        new(Fate.Refused, NotEnforced, "optional/dynamicRef.json"),
        new(Fate.Refused, NotEnforced, "unevaluatedItems.json", "unevaluatedItems with $dynamicRef"),
        new(Fate.Refused, NotEnforced, "unevaluatedProperties.json", "unevaluatedProperties with $dynamicRef"),

        // Vocabularies and dialects of others.
        new(Fate.Refused, NotEnforced, "vocabulary.json"),
        new(Fate.Refused, NotEnforced, "optional/format-assertion.json"),

        // References to another document, the meta-schema among them.
        new(Fate.Refused, Remote, "refRemote.json"),
        new(Fate.Refused, Remote, "defs.json"),
        new(Fate.Refused, Remote, "ref.json", "remote ref, containing refs itself"),
        new(Fate.Refused, Remote, "optional/cross-draft.json"),
        new(Fate.Refused, Remote, "dynamicRef.json", "strict-tree schema, guards against misspelled properties"),
        new(Fate.Refused, Remote, "dynamicRef.json", "tests for implementation dynamic anchor and reference link"),
        new(Fate.Refused, Remote, "dynamicRef.json", "$ref and $dynamicAnchor are independent of order *"),
        new(Fate.Refused, Remote, "dynamicRef.json", "$ref to $dynamicRef finds detached $dynamicAnchor"),

        // Formats: we enforce some that the suite's default leaves alone, and leave alone some that its optional part enforces.
        .. EnforcedFormats.Select(name => new Exclusion(Fate.Enforced, null, "format.json", $"{name} format", $"invalid {name} string is only an annotation by default")),
        .. Annotations.Select(name => new Exclusion(Fate.Annotation, null, $"optional/format/{name}.json")),
    ];

    public bool Covers(SuiteGroup group) => group.File == File
        && (Groups[^1] == '*' ? group.Description.StartsWith(Groups[..^1], StringComparison.Ordinal) : group.Description == Groups);

    public bool Covers(SuiteGroup group, SuiteCase asked) => Covers(group) && (Case is null || asked.Description == Case);

    public override string ToString() => $"{File}: {Case ?? Groups}: {Fate} {Rule}".TrimEnd();
}
