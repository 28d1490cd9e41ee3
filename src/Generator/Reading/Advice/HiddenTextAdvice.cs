using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Reports invisible characters in names and values, which must stay as they are, since the API compares them.</summary>
internal static class HiddenTextAdvice
{
    public static void Give(ReadingContext context, SchemaSite site)
    {
        foreach (var property in site.Source.Find("properties")?.Members ?? []) VisibleText.Check(context, property.Name, property.NameSpan);
        foreach (var value in site.Source.Find("enum")?.Items ?? []) Check(context, value);
        if (site.Source.Find("const") is { } constant) Check(context, constant);
        if (site.Source.Find("default") is { } otherwise) Check(context, otherwise);
    }

    private static void Check(ReadingContext context, JsonValue value)
    {
        if (value.IsString) VisibleText.Check(context, value.Text, value.Span);
    }
}
