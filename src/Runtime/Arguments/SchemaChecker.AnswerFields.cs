using System.Text;

namespace OpenApiMcp.Runtime.Arguments;

/// <content>The rule of the argument that chooses fields of the answer.</content>
public ref partial struct SchemaChecker
{
    /// <summary>The string names a place of the tool's answer.</summary>
    /// <param name="places">One dotted path on a line; <c>.*</c> ends one below which anything may stand.</param>
    public readonly void AnswerField(ReadOnlySpan<byte> places)
    {
        if (!IsString) return;
        using var text = new JsonText(RawText, stackalloc char[256]);
        var known = new AnswerPlaces(Encoding.UTF8.GetString(places));
        if (known.Contains(text.Value) || _context.Fails()) return;
        var path = text.Value.ToString();
        ReportValue("answerField", known.DescribeNear(path), suggestion: new Suggestion(known.SuggestFor(path)));
    }
}
