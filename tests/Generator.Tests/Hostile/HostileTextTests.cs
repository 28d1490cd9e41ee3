namespace OpenApiMcp.Generator.Tests.Hostile;

/// <summary>A document may come from anybody. Whatever its texts say, and wherever, they reach code only inside literals and comments.</summary>
public class HostileTextTests
{
    /// <summary>Set to <c>all</c>, every text is put at every place, which takes a minute; without it, at every sixth place.</summary>
    private const string SizeName = "HOSTILE_TEXTS";

    private const int BatchSize = 150;

    private static int Step => Environment.GetEnvironmentVariable(SizeName) == "all" ? 1 : 6;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Payloads.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_text_at_any_place_stays_in_literals_and_comments(int number)
    {
        var documents = PlacesFor(number).Select((place, i) => (place, Emitted: EmittedDocument.Of(HostileDocument.With(Payloads.All[number], place), i)));

        Assert.All(documents, document =>
        {
            Assert.Empty(document.Emitted.Escapes());
            Assert.All(document.Emitted.Trees, tree => Assert.Empty(tree.GetDiagnostics(TestContext.Current.CancellationToken)));
            Assert.All(document.Emitted.Read.Problems, problem => Assert.DoesNotContain(problem.Message, IsInvisible));
        });
    }

    [Fact]
    public void What_is_emitted_for_a_text_at_a_place_compiles_without_a_warning()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var documents = Payloads.All
            .SelectMany((text, number) => PlacesFor(number).Select(place => HostileDocument.With(text, place)).Append(HostileDocument.With(text, Harmless)))
            .Select(EmittedDocument.Of)
            .Where(document => seen.Add(document.Text));

        var count = 0;
        foreach (var batch in documents.Chunk(BatchSize))
        {
            count += batch.Length;
            EmittedDocument.AssertCompiles(batch);
        }

        Assert.True(count > 1000 / Step, $"only {count} documents gave different code");
    }

    [Fact]
    public void The_harmless_document_is_served_whole_and_so_is_one_with_the_texts_that_are_only_said()
    {
        var plain = Given.ReadAny(HostileDocument.With(""));
        Assert.Empty(Given.Ids(plain));
        Assert.Equal(4, plain.Api.Operations.Count);
        Assert.All(Payloads.All, text => Assert.True(Given.ReadAny(HostileDocument.With(text, Said)).Api.Operations.Count == 4, text));
    }

    [Fact]
    public void A_text_that_is_not_Unicode_is_refused_at_every_place()
    {
        Assert.All(Payloads.LoneSurrogates, text => Assert.All(HostileDocument.Places, place =>
        {
            var problem = Assert.Single(Given.ReadAny(HostileDocument.With(text, place)).Problems);
            Assert.Equal("OAM004", problem.Rule.Id);
        }));
    }

    [Fact]
    public void The_search_for_escapes_finds_them()
    {
        string[] escaped = ["class Zaphod;", "#if Zaphod\n#endif", "#pragma warning disable", "/* Zaphod */", "class A { int zaphod => Zaphod; }"];

        Assert.All(escaped, code => Assert.NotEmpty(EmittedDocument.EscapesOf(code)));
        Assert.Empty(EmittedDocument.EscapesOf("#nullable enable\n// Zaphod\nclass ZaphodTool { string a = \"Zaphod\"; }"));
    }

    /// <summary>Shifted by one from text to text, so that no place is left out.</summary>
    private static IEnumerable<string> PlacesFor(int number) => HostileDocument.Places.Where((_, place) => (number + place) % Step == 0);

    /// <summary>Texts for people and models: nothing depends on what they say.</summary>
    private static IReadOnlyCollection<string> Said =>
        [.. HostileDocument.Places.Where(place => place.EndsWith("Text", StringComparison.Ordinal) && place != "patternText"), "title", "summary", "description", "about", "toolTitle", "schemaTitle", "freeWhen"];

    /// <summary>The places that keep the operations served whatever they hold.</summary>
    private static IReadOnlyCollection<string> Harmless =>
        [.. Said, "version", "operationId", "operationTag", "property", "enum", "constant", "default", "patternProperty", "patternText", "needed", "definition", "scheme", "schemeParameter", "bodyExample"];

    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or
        System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
