using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Finds a default that is sample data: clients fill it in, and the API looks up a stranger.</summary>
internal static class DefaultAdvice
{
    /// <summary>Hosts that documentation uses, and no API means.</summary>
    private static readonly string[] SampleHosts =
    [
        "example.com", "example.org", "example.net", "example", "test", "invalid", "acme.com", "test.com", "domain.com", "company.com", "yourdomain.com",
        "yourcompany.com", "mycompany.com", "foo.com", "bar.com",
    ];

    private static readonly HashSet<string> SamplePeople = new(StringComparer.OrdinalIgnoreCase)
    {
        "john", "jane", "doe", "john doe", "jane doe", "john smith", "jane smith", "alice", "bob", "max mustermann", "acme", "acme inc", "acme inc.", "acme corp", "foo", "bar",
        "lorem ipsum",
    };

    private static readonly string[][] NamesOfPeople =
        [["first", "name"], ["last", "name"], ["full", "name"], ["given", "name"], ["family", "name"], ["person", "name"], ["company", "name"], ["surname"]];

    public static void Give(ReadingContext context, SchemaSite site)
    {
        if (site.Source.Find("default") is not { IsString: true, Text.Length: > 0 } value || site.Model.Enum is not null || site.Model.Const is not null) return;
        if (LooksLikeSample(value.Text, site.Property) || (IsExample(site.Source, value.Text) && !IsOption(value.Text)))
        {
            context.Warn(Rules.SampleAsDefault, value.Span, JsonText.Minify(value));
        }
    }

    private static bool LooksLikeSample(string text, string property) =>
        SamplePeople.Contains(text.Trim()) || IsNameOfPerson(property) || IsMailAddress(text) || IsSampleHost(text);

    private static bool IsNameOfPerson(string property)
    {
        var words = Words.Of(property);
        return NamesOfPeople.Any(name => words.Count >= name.Length && words.Skip(words.Count - name.Length).SequenceEqual(name, StringComparer.Ordinal));
    }

    private static bool IsMailAddress(string text)
    {
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && !text.Any(char.IsWhiteSpace) && text.IndexOf('/') < 0;
    }

    private static bool IsSampleHost(string text)
    {
        var host = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri!.Host : text;
        return SampleHosts.Any(sample => (host == sample && sample.IndexOf('.') > 0) || host.EndsWith("." + sample, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsExample(JsonValue schema, string text) =>
        IsText(schema.Find("example"), text) || (schema.Find("examples")?.Items.Any(example => IsText(example, text)) ?? false);

    private static bool IsText(JsonValue? value, string text) => value is { IsString: true } && value.Text == text;

    /// <summary>A setting such as <c>asc</c>, <c>en-us</c> or <c>v2</c>, for which example and default may well be the same.</summary>
    private static bool IsOption(string text) =>
        text.Length <= 16 && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-') || (text.Length <= 3 && text.All(char.IsLetterOrDigit));
}
