namespace OpenApiMcp.Generator.Tests.Hostile;

/// <summary>Documents with a text of a million characters.</summary>
[Collection(HangGuard.Collection)]
public class HostileLengthTests
{
    public static TheoryData<string> Places => [.. HostileDocument.Places];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_text_of_a_million_characters_stays_in_literals_and_comments_too(string place)
    {
        var text = HostileDocument.With(Payloads.Long, place);

        var document = await HangGuard.RunAsync(() => EmittedDocument.Of(text, 0));

        Assert.Empty(document.Escapes());
        EmittedDocument.AssertCompiles([document]);
        Assert.All(document.Read.Problems, problem => Assert.InRange(problem.Message.Length, 1, 4000));
    }
}
