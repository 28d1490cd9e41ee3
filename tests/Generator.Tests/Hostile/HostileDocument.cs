using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenApiMcp.Generator.Tests.Hostile;

/// <summary>
/// A document in which every string has a name, so that each can be replaced: <c>«name:harmless»</c>. The mark <c>&amp;</c> escapes
/// for a JSON pointer, <c>^</c> for a regular expression, so that text arrives behind them.
/// </summary>
internal static partial class HostileDocument
{
    private const string Template = """
        {
          "openapi": "3.1.0",
          "info": { "title": "«title:Notes»", "version": "«version:1»", "description": "«about:Keeps notes»" },
          "servers": [{ "url": "https://«host:api.example.com»/{v}", "variables": { "v": { "default": "«variable:v1»" } } }, { "url": "«server:https://b.example»" }],
          "x-mcp": { "toolset": "«sharedToolset:notes»", "«sharedKey:title»": "«sharedTitle:Notes»" },
          "tags": [{ "name": "«tag:notes»", "description": "«tagText:All notes»" }],
          "security": [{ "«&scheme:key»": [] }],
          "paths": {
            "/notes/«pathPart:all»/{«pathParameter:id»}": {
              "summary": "«pathSummary:Notes»",
              "post": {
                "operationId": "«operationId:changeNote»",
                "summary": "«summary:Changes a note»",
                "description": "«description:Changes a note of a user.»",
                "tags": ["«operationTag:notes»"],
                "x-mcp-retry": "«retry:never»",
                "x-credits": { "base": 1, "freeWhen": "«freeWhen:nothing is found»", "resultsArgument": "«resultsArgument:limit»", "pricedBy": "«pricedBy:limit»", "prices": { "«price:small»": 2 } },
                "parameters": [
                  { "name": "«pathParameter:id»", "in": "path", "required": true, "schema": { "type": "string" }, "example": "«parameterExample:n1»" },
                  { "name": "«queryParameter:limit»", "in": "query", "description": "«parameterText:How many»", "schema": { "default": "«parameterDefault:ten»" } },
                  { "name": "«headerParameter:X-Trace»", "in": "header", "schema": { "enum": ["«parameterEnum:on»"] }, "style": "«style:simple»" },
                  { "name": "«cookieParameter:session»", "in": "«location:cookie»", "schema": { "type": "«type:string»" } }
                ],
                "requestBody": {
                  "description": "«bodyText:The note»",
                  "content": { "application/«mediaType:note»+json": {
                    "schema": {
                      "title": "«schemaTitle:Note»", "description": "«schemaText:A note»", "type": "object", "required": ["«required:text»"],
                      "properties": {
                        "text": { "description": "«propertyText:What to keep»", "const": "«constant:a»", "default": "«default:b»", "format": "«format:email»", "title": "«propertyTitle:Text»" },
                        "«property:color»": { "enum": ["«enum:red»", "«enum:red» too", 1], "example": "«propertyExample:red»" },
                        "code": { "pattern": "«pattern:^a»" },
                        "word": { "pattern": "«^patternText:b»" },
                        "more": { "$ref": "#/components/schemas/«&definition:More»" }
                      },
                      "«keyword:minProperties»": 0,
                      "patternProperties": { "«^patternProperty:x»": { "const": "«patternConstant:c»" } },
                      "dependentRequired": { "«dependent:code»": ["«needed:word»"] },
                      "dependentSchemas": { "«dependentSchema:word»": { "description": "«dependentText:With a word»" } },
                      "anyOf": [{ "required": ["«either:text»"] }, { "required": ["«or:code»"] }],
                      "x-other": "«foreign:nothing»"
                    },
                    "examples": { "«exampleName:first»": { "value": { "text": "«bodyExample:a»", "«bodyExampleName:code»": "«bodyExampleValue:a1»" } } }
                  } }
                },
                "responses": {
                  "«status:200»": { "description": "«answerText:The note»", "headers": { "«answerHeader:X-Id»": { "description": "«answerHeaderText:Id»" } },
                    "content": { "«answerMedia:application/json»": { "example": { "«answerName:text»": "«answer:a»" } } } },
                  "400": { "description": "Refused" }
                }
              },
              "«method:trace»": { "operationId": "second", "parameters": [{ "name": "«pathParameter:id»", "in": "path", "required": true, "schema": {} }], "responses": { "default": {} } }
            },
            "«path:/plain»": {
              "get": {
                "operationId": "other",
                "x-mcp": { "name": "«toolName:list_notes»", "title": "«toolTitle:Notes»", "description": "«toolText:Lists the notes.»", "toolset": "«toolset:notes»" },
                "x-mcp-annotations": { "«hint:readOnlyHint»": true },
                "security": [{ "«&scheme:key»": ["«scope:read»"] }],
                "requestBody": { "content": { "text/«textMedia:plain»": { "schema": { "$ref": "#/components/schemas/«&definition:More»" } } } },
                "responses": { "4XX": {} }
              },
              "put": { "operationId": "third", "requestBody": { "$ref": "«reference:#/components/requestBodies/Body»" }, "responses": { "4XX": {} } }
            }
          },
          "components": {
            "schemas": { "«definition:More»": { "type": "array", "description": "«definitionText:More»", "items": { "$ref": "«schemaReference:#/components/schemas/Leaf»" } }, "Leaf": {} },
            "requestBodies": { "Body": { "content": { "«formMedia:multipart/form-data»": { "schema": { "properties": { "«formProperty:file»": {} } } } } } },
            "securitySchemes": { "«scheme:key»": { "type": "«schemeType:apiKey»", "in": "«schemeIn:header»", "name": "«schemeParameter:X-Key»" } }
          }
        }
        """;

    /// <summary>The name of every place, in document order.</summary>
    public static IReadOnlyList<string> Places { get; } =
        [.. Place().Matches(Template).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The document with a text at one place, or at every place that is in the set.</summary>
    public static string With(string text, params IReadOnlyCollection<string> places) => Place().Replace(Template, match =>
    {
        if (!places.Contains(match.Groups["name"].Value)) return match.Groups["plain"].Value;
        return Quote(match.Groups["mark"].Value switch
        {
            "&" when InReference(match.Index) => Uri.EscapeDataString(text.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)),
            "^" => string.Concat(text.Select(c => "\\^$.*+?()[]{}|/".Contains(c, StringComparison.Ordinal) ? "\\" + c : c.ToString())),
            _ => text,
        });
    });

    private static bool InReference(int at) => Template.LastIndexOf("\"$ref\"", at, StringComparison.Ordinal) > Template.LastIndexOf('\n', at);

    /// <summary>Escapes all but letters and digits, and half surrogate pairs as they are.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c)) quoted.Append(c);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return quoted.ToString();
    }

    [GeneratedRegex("«(?<mark>[&^]?)(?<name>\\w+):(?<plain>[^»]*)»", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
