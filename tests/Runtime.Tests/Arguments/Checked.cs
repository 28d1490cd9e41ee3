using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

/// <summary>Checks a JSON text against a rule, for tests.</summary>
internal static class Checked
{
    public static readonly SchemaRule Refused = static (ref SchemaChecker value) => value.Refuse();

    public static readonly SchemaRule IsString = static (ref SchemaChecker value) => value.Type(JsonTypes.String);

    public static readonly SchemaRule IsInteger = static (ref SchemaChecker value) => value.Type(JsonTypes.Integer);

    /// <summary>A rule that requires one property.</summary>
    public static SchemaRule Has(string name) => (ref SchemaChecker value) => value.Required(name);

    public static JsonElement Json(string json) => JsonElement.Parse(json);

    public static IReadOnlyList<ArgumentProblem> Problems(string json, SchemaRule rule) => ArgumentCheck.Run(Json(json), rule);

    public static ArgumentProblem Problem(string json, SchemaRule rule) => Assert.Single(Problems(json, rule));

    public static bool Holds(string json, SchemaRule rule) => Problems(json, rule).Count == 0;
}
