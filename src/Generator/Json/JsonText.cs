using System.Globalization;
using System.Text;

namespace OpenApiMcp.Generator.Json;

/// <summary>Writes JSON text: minified, numbers as the document has them, and nothing that a C# raw literal could trip over.</summary>
internal static class JsonText
{
    public static string Minify(JsonValue value)
    {
        var builder = new StringBuilder();
        Append(builder, value);
        return builder.ToString();
    }

    public static string Quote(string text)
    {
        var builder = new StringBuilder(text.Length + 2);
        AppendString(builder, text);
        return builder.ToString();
    }

    private static void Append(StringBuilder builder, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Null: builder.Append("null"); break;
            case JsonKind.True: builder.Append("true"); break;
            case JsonKind.False: builder.Append("false"); break;
            case JsonKind.Number: builder.Append(value.Text); break;
            case JsonKind.String: AppendString(builder, value.Text); break;
            case JsonKind.Array: AppendArray(builder, value); break;
            default: AppendObject(builder, value); break;
        }
    }

    private static void AppendArray(StringBuilder builder, JsonValue array)
    {
        builder.Append('[');
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0) builder.Append(',');
            Append(builder, array.Items[i]);
        }

        builder.Append(']');
    }

    private static void AppendObject(StringBuilder builder, JsonValue value)
    {
        builder.Append('{');
        for (var i = 0; i < value.Members.Count; i++)
        {
            if (i > 0) builder.Append(',');
            AppendString(builder, value.Members[i].Name);
            builder.Append(':');
            Append(builder, value.Members[i].Value);
        }

        builder.Append('}');
    }

    private static void AppendString(StringBuilder builder, string text)
    {
        builder.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\') builder.Append('\\').Append(c);
            else if (c == '\n') builder.Append("\\n");
            else if (c == '\t') builder.Append("\\t");
            else if (IsUnsafe(c)) builder.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else builder.Append(c);
        }

        builder.Append('"');
    }

    /// <summary>Control, format and separator characters: invisible to a reader, or a line break to the C# lexer.</summary>
    private static bool IsUnsafe(char c) => c < ' ' || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
