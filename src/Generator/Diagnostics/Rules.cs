namespace OpenApiMcp.Generator.Diagnostics;

/// <summary>Every rule: 0xx the document, 1xx names, 2xx schemas, 3xx requests and responses, 4xx extensions.</summary>
internal static class Rules
{
    public static readonly Rule InvalidJson = Error("OAM001", "The document is not JSON", "Invalid JSON: expected {0}.");

    public static readonly Rule DuplicateName = Error("OAM002", "Duplicate member name", "The name '{0}' stands twice in this object; remove one.");

    public static readonly Rule TooDeep = Error("OAM003", "Nested too deeply", "The document is nested more than {0} levels deep.");

    public static readonly Rule LoneSurrogate = Error("OAM004", "Lone surrogate", "This string holds half of a surrogate pair; it is no valid Unicode text.");

    public static readonly Rule NotOpenApi = Error(
        "OAM005", "Not an OpenAPI 3 document", "Expected a member \"openapi\" with version 3.0, 3.1 or 3.2, but found {0}.");

    public static readonly Rule WrongKind = Error("OAM006", "Wrong JSON type", "{0} must be {1}, but here stands {2}.");

    public static readonly Rule MissingMember = Error("OAM007", "Missing member", "{0} needs the member \"{1}\".");

    public static readonly Rule NoOperations = Warning("OAM008", "No operations", "The document has no operation that can be served; the server has no tools.");

    public static readonly Rule DocumentCount = Error(
        "OAM009", "Not exactly one document", "A project needs exactly one OpenAPI document, but {0} are given; set the property OpenApiDocument.");

    public static readonly Rule ServerIgnored = Warning("OAM010", "Server not used", "The server '{0}' is not a complete http or https URL and is not used.");

    public static readonly Rule NoOperationId = Warning(
        "OAM101", "Missing operationId", "{0} has no operationId; the tool is named '{1}' after its method and path, and changes its name when they change.");

    public static readonly Rule InvalidToolName = Error(
        "OAM102", "Invalid tool name", "The tool name '{0}' is not 1 to 64 characters of A-Z, a-z, 0-9, '_' and '-'.");

    public static readonly Rule DuplicateToolName = Unsupported(
        "OAM103", "Duplicate tool name", "The tool '{0}' is already made by {1}; give one of them another operationId or x-mcp.name.");

    public static readonly Rule NoDescription = Advice(
        "OAM104", "Missing description", "{0} has no description, so that a model sees only its name; say what it does and when to use it.");

    public static readonly Rule GenericDescription = Advice(
        "OAM105", "Generic description", "The description '{0}' {1}; say what the operation does and when to use it.");

    public static readonly Rule DescriptionTooLong = Advice(
        "OAM106", "Description too long", "The description has {0} characters but clients take {1}; it is cut. Shorten it, or write a short one in x-mcp.description.");

    public static readonly Rule ArgumentsNotDescribed = Advice(
        "OAM107", "Unexplained argument", "{0} has arguments that neither their name nor a description explains: {1}.");

    public static readonly Rule EitherOrInProse = Advice(
        "OAM108", "Either/or only in prose", "This text asks for one of {0}, but no anyOf or oneOf of 'required' does; a call without them is not caught before it is sent.");

    public static readonly Rule InvisibleText = Warning(
        "OAM109", "Invisible characters", "This text holds {0}, which people cannot see but a model reads; {1}.");

    public static readonly Rule InvalidSchema = Error("OAM201", "Invalid keyword value", "The keyword '{0}' must be {1}.");

    public static readonly Rule UnresolvedReference = Error("OAM202", "Unresolved $ref", "The reference '{0}' leads to nothing in {1}.");

    public static readonly Rule RemoteReference = Unsupported(
        "OAM203", "Reference to another document", "The reference '{0}' leads out of this document, which is not supported; copy its target into the document.");

    public static readonly Rule KeywordNotEnforced = Unsupported("OAM204", "Keyword not enforced", "The keyword '{0}' cannot be enforced: {1}.");

    public static readonly Rule PatternNotSupported = Unsupported(
        "OAM205", "Pattern not supported", "The pattern '{0}' cannot be enforced: {1}.");

    public static readonly Rule ReferenceLoop = Error("OAM206", "Reference loop", "The reference '{0}' leads back to itself without reaching a schema.");

    public static readonly Rule NullableIn31 = Warning(
        "OAM207", "nullable in an OpenAPI 3.1 document", "'nullable' is no keyword since OpenAPI 3.1; it is read as \"or null\". Write the type as a list with \"null\".");

    public static readonly Rule AmbiguousReference = Unsupported(
        "OAM208", "Ambiguous reference", "The reference '{0}' leads to several schemas, since they have the same {1}; give each its own.");

    public static readonly Rule SampleAsDefault = Advice(
        "OAM209", "Sample data as default", "The default {0} looks like sample data, and clients send defaults; write it as an example.");

    public static readonly Rule WrongExample = Advice("OAM210", "Example violates its schema", "The example breaks its own schema: {0}.");

    public static readonly Rule SchemaTooDeep = Unsupported(
        "OAM211", "Schema nested too deeply", "Here an argument's schema, its values included, is nested more than {0} levels deep, so that clients could not read the tool list; move the inner part into components, or make the value flatter.");

    public static readonly Rule UnknownLocation = Error("OAM301", "Unknown parameter location", "A parameter is in path, query, header or cookie, not in '{0}'.");

    public static readonly Rule NoMediaType = Unsupported(
        "OAM302", "No supported media type", "None of the request body's media types can be sent: {0}. Supported are JSON, form, multipart, octet-stream and text.");

    public static readonly Rule UndeclaredPathParameter = Error("OAM303", "Undeclared path parameter", "The path names {{{0}}}, but no path parameter has this name.");

    public static readonly Rule UnusedPathParameter = Warning("OAM304", "Unused path parameter", "The path parameter '{0}' does not stand in the path '{1}'.");

    public static readonly Rule UnsupportedStyle = Unsupported("OAM305", "Unsupported parameter style", "The style '{0}' does not exist for a parameter in {1}.");

    public static readonly Rule DuplicateParameter = Error("OAM306", "Duplicate parameter", "The {0} parameter '{1}' is declared twice.");

    public static readonly Rule ReservedHeader = Warning(
        "OAM307", "Reserved header parameter", "The header '{0}' is set by HTTP itself; OpenAPI says that such a parameter is ignored.");

    public static readonly Rule UnsupportedSecurity = Unsupported("OAM308", "Unsupported security", "The security scheme '{0}' is not supported: {1}.");

    public static readonly Rule UnknownSecurity = Error("OAM309", "Unknown security scheme", "No security scheme in components has the name '{0}'.");

    public static readonly Rule InvalidPath = Error("OAM310", "Invalid path", "The path '{0}' is not usable: {1}.");

    public static readonly Rule NameTaken = Error("OAM311", "Argument name taken", "No free argument name was found for '{0}'; rename one of the operation's parameters.");

    public static readonly Rule CredentialParameter = Warning(
        "OAM312", "Credential as a parameter", "'{0}' carries a credential of the document's security, so it is no argument: {1}.");

    public static readonly Rule OwnServers = Unsupported(
        "OAM313", "Servers of a path or an operation", "These servers differ from those of the document; an operation with servers of its own is not supported.");

    public static readonly Rule NotServed = Unsupported(
        "OAM314", "Not a supported method", "'{0}' is not served; methods are get, put, post, delete, options, head, patch and trace, in lower case.");

    public static readonly Rule EncodingNotApplied = Unsupported(
        "OAM315", "Body encoding not applied", "'encoding' is not applied: parts of the body would travel as OpenAPI has them by default.");

    public static readonly Rule NoClientErrors = Advice(
        "OAM316", "No 4xx response declared", "{0} declares no 4xx response and no default; say how it refuses a wrong call.");

    public static readonly Rule WholeQuery = Unsupported(
        "OAM317", "Parameter that is the whole query", "The parameter '{0}' is the whole query string, which is not supported; declare its parts as query parameters.");

    public static readonly Rule UnknownExtensionKey = Error("OAM401", "Unknown key of an extension", "{0} has no key '{1}'; its keys are {2}.");

    public static readonly Rule InvalidExtensionValue = Error("OAM402", "Invalid value of an extension", "{0} must be {1}.");

    public static readonly Rule LookupWithoutHints = Advice(
        "OAM403", "Lookup without annotations", "{0} reads like a lookup ('{1}'), but a POST counts as a change; say what it is in x-mcp-annotations.");

    public static readonly Rule UnknownAnswerPath = Error(
        "OAM404", "Unknown path of the answer", "{0} names '{1}', which no schema of the operation's answers has{2}");

    private static Rule Error(string id, string title, string message) => new(id, RuleKind.Error, title, message);

    private static Rule Unsupported(string id, string title, string message) => new(id, RuleKind.Unsupported, title, message);

    private static Rule Warning(string id, string title, string message) => new(id, RuleKind.Warning, title, message);

    private static Rule Advice(string id, string title, string message) => new(id, RuleKind.Advice, title, message);
}
