using System.Text.Json;
using OpenApiMcp.Runtime.Arguments.Formats;

namespace OpenApiMcp.Runtime.Arguments;

/// <content>The keywords for strings. Lengths count code points.</content>
public ref partial struct SchemaChecker
{
    public readonly void MinLength(int min)
    {
        if (!IsString) return;
        var length = JsonText.CountCodePoints(RawText);
        if (length < min && !_context.Fails()) ReportValue("minLength", "at least " + Wording.Count(min, "character"));
    }

    public readonly void MaxLength(int max)
    {
        // A code point takes at least one byte of the text.
        if (!IsString || RawText.Length <= max) return;
        var length = JsonText.CountCodePoints(RawText);
        if (length > max && !_context.Fails()) ReportValue("maxLength", "at most " + Wording.Count(max, "character"));
    }

    public readonly void Pattern(SchemaPattern pattern)
    {
        if (!IsString) return;
        using var text = new JsonText(RawText, stackalloc char[256]);
        if (pattern.IsMatch(text.Value) || _context.Fails()) return;
        ReportValue("pattern", "a string that matches " + pattern.Source, afterValue: TextFault.Describe(text.Value));
    }

    /// <summary>A format of strings, or a range of integers.</summary>
    public readonly void Format(StringFormat format)
    {
        if (_context.Stopped || _typeProblem > 0) return;
        if (format.IsNumeric())
        {
            if (_kind == JsonValueKind.Number && !IntegerRange.Contains(format, Raw) && !_context.Fails()) ReportValue("format", format.Describe());
            return;
        }

        if (_kind != JsonValueKind.String) return;
        using var text = new JsonText(RawText, stackalloc char[256]);
        if (FormatRules.IsMatch(format, text.Value) || _context.Fails()) return;
        ReportValue("format", format.Describe(), format.IsTime() ? Showing.Time : Showing.Described, TextFault.Describe(format, text.Value));
    }

    private readonly bool IsString => _kind == JsonValueKind.String && !_context.Stopped;
}
