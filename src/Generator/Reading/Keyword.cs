using System.Globalization;
using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Reads the value of one keyword; a value of the wrong type is a problem at its place and counts as absent.</summary>
internal static class Keyword
{
    /// <summary>The keywords whose text a model reads, so that nothing may hide in it.</summary>
    private static readonly string[] Prose = ["title", "summary", "description"];

    public static string? Text(ReadingContext context, JsonValue schema, string keyword)
    {
        var value = schema.Find(keyword);
        if (value is null) return null;
        if (value.IsString) return Prose.Contains(keyword, StringComparer.Ordinal) ? VisibleText.Read(context, value) : value.Text;
        Refuse(context, value, keyword, "a string");
        return null;
    }

    public static bool Flag(ReadingContext context, JsonValue schema, string keyword)
    {
        var value = schema.Find(keyword);
        if (value is null || value.IsBoolean) return value?.Kind == JsonKind.True;
        Refuse(context, value, keyword, "a boolean");
        return false;
    }

    public static string? Number(ReadingContext context, JsonValue schema, string keyword)
    {
        var value = schema.Find(keyword);
        if (value is null || value.Kind == JsonKind.Number) return value?.Text;
        Refuse(context, value, keyword, "a number");
        return null;
    }

    /// <summary>A count: zero or a positive integer, <c>2.0</c> included.</summary>
    public static int? Count(ReadingContext context, JsonValue schema, string keyword)
    {
        var value = schema.Find(keyword);
        if (value is null) return null;
        if (value.Kind == JsonKind.Number
            && decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && count >= 0 && count == decimal.Truncate(count))
        {
            return count > int.MaxValue ? int.MaxValue : (int)count;
        }

        Refuse(context, value, keyword, "zero or a positive integer");
        return null;
    }

    public static EquatableArray<string> Texts(ReadingContext context, JsonValue schema, string keyword)
    {
        var value = schema.Find(keyword);
        if (value is null) return default;
        if (value.IsArray && value.Items.All(item => item.IsString)) return value.Items.Select(item => item.Text).ToEquatableArray();
        Refuse(context, value, keyword, "an array of strings");
        return default;
    }

    /// <summary>The members of an object keyword such as <c>properties</c>.</summary>
    public static IReadOnlyList<JsonMember> Members(ReadingContext context, JsonValue schema, string keyword)
    {
        var value = schema.Find(keyword);
        if (value is null || value.IsObject) return value?.Members ?? [];
        Refuse(context, value, keyword, "an object");
        return [];
    }

    public static void Refuse(ReadingContext context, JsonValue value, string keyword, string expected) =>
        context.Refuse(Rules.InvalidSchema, value.Span, keyword, expected);
}
