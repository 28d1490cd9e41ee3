using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <content>The keywords for numbers. Bounds are the document's own text, and the arithmetic is exact.</content>
public ref partial struct SchemaChecker
{
    public readonly void Minimum(string bound)
    {
        if (IsNumber && CompareTo(bound) < 0 && !_context.Fails()) ReportValue("minimum", "at least " + bound);
    }

    public readonly void Maximum(string bound)
    {
        if (IsNumber && CompareTo(bound) > 0 && !_context.Fails()) ReportValue("maximum", "at most " + bound);
    }

    public readonly void ExclusiveMinimum(string bound)
    {
        if (IsNumber && CompareTo(bound) <= 0 && !_context.Fails()) ReportValue("exclusiveMinimum", "more than " + bound);
    }

    public readonly void ExclusiveMaximum(string bound)
    {
        if (IsNumber && CompareTo(bound) >= 0 && !_context.Fails()) ReportValue("exclusiveMaximum", "less than " + bound);
    }

    public readonly void MultipleOf(string divisor)
    {
        if (!IsNumber || ExactNumber.Parse(Raw).IsMultipleOf(ExactNumber.Parse(divisor, stackalloc byte[64])) || _context.Fails()) return;
        ReportValue("multipleOf", "a multiple of " + divisor);
    }

    private readonly bool IsNumber => _kind == JsonValueKind.Number && !_context.Stopped;

    private readonly int CompareTo(string bound) => ExactNumber.Parse(Raw).Compare(ExactNumber.Parse(bound, stackalloc byte[64]));
}
