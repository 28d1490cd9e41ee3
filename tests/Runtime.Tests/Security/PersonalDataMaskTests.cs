using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Security;

public sealed class PersonalDataMaskTests
{
    [Theory]
    [InlineData("nobody is called Zoë O'Hara here", "nobody is called <full_name> here")]
    [InlineData("nobody is called ZOË O'HARA here", "nobody is called <full_name> here")]
    [InlineData("q=Zo%C3%AB%20O%27Hara&x", "q=<full_name>&x")]
    [InlineData("q=zo%c3%ab+o%27hara&x", "q=<full_name>&x")]
    [InlineData("""{"q":"Zo\u00eb O\u0027Hara"}""", """{"q":"<full_name>"}""")]
    [InlineData("""{"q":"Zo\u00eb O'Hara"}""", """{"q":"<full_name>"}""")]
    [InlineData("<b>Zo&#235; O&#39;Hara</b>", "<b><full_name></b>")]
    [InlineData("Wm/DqyBPJ0hhcmE=", "<full_name>")]
    public void An_argument_becomes_its_name_however_it_is_spelled(string text, string expected) =>
        Assert.Equal(expected, Mask("""{"full_name":"Zoë O'Hara"}""", text));

    [Fact]
    public void Values_inside_of_objects_and_lists_are_found() =>
        Assert.Equal("<name> of <cities>", Mask("""{"who":[{"name":"Zebulon"}],"cities":["Utrecht"]}""", "Zebulon of Utrecht"));

    [Fact]
    public void A_longer_value_comes_first_and_a_short_one_is_no_telling_word() =>
        Assert.Equal("<full_name>, <last_name>, is a Li", Mask("""{"last_name":"Quackenbush","full_name":"Zeb Quackenbush","a":"Li","b":"is"}""", "Zeb Quackenbush, Quackenbush, is a Li"));

    [Theory]
    [InlineData("Lind", "<name>")]
    [InlineData("Lindt", "Lindt")]
    [InlineData("Lin", "Lin")]
    public void Four_characters_are_enough_to_tell(string text, string expected) => Assert.Equal(expected, Mask("""{"name":"Lind","short":"Lin"}""", text));

    [Theory]
    [InlineData("Quackenbus", "TheQuackenbuses", "The<name>es")]
    [InlineData("Quackenbu", "TheQuackenbues", "TheQuackenbues")]
    [InlineData("Ann Lee", "TheAnn Lees", "The<name>s")]
    public void Ten_characters_or_more_than_one_word_are_found_inside_of_words(string name, string text, string expected) =>
        Assert.Equal(expected, Mask($$"""{"name":"{{name}}"}""", text));

    [Fact]
    public void A_value_is_found_as_deep_as_arguments_go()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 15)) + "\"Quackenbush\"" + new string('}', 15);
        var deeper = string.Concat(Enumerable.Repeat("[", 15)) + "\"Quackenbush\"" + new string(']', 15);

        Assert.Equal("<a>", Mask(deep, "Quackenbush"));
        Assert.Equal("<x>", Mask($$"""{"x":{{deeper}}}""", "Quackenbush"));
    }

    [Theory]
    [InlineData("zebulon@quackenbush.example", "<email>")]
    [InlineData("https://quackenbush.example/in/zebulon", "<url>")]
    [InlineData("quackenbush.example/in/zebulon", "<url>")]
    [InlineData("mail.quackenbush.example/zebulon", "<url>")]
    [InlineData("the domain quackenbush.example", "the domain <domain>")]
    [InlineData("\uE000 quackenbush.example", "\uFFFD <domain>")]
    public void An_address_is_masked_as_a_whole_where_an_argument_is_a_part_of_it(string text, string expected) =>
        Assert.Equal(expected, Mask("""{"domain":"quackenbush.example"}""", text));

    [Fact]
    public void An_argument_that_holds_an_address_is_masked_as_a_whole() =>
        Assert.Equal("not found: <query>", Mask("""{"query":"Zebulon (z@q.example) of https://q.example/x"}""", "not found: Zebulon (z@q.example) of https://q.example/x"));

    [Theory]
    [InlineData("INTERNAL_ERROR", "INTERNAL_ERROR")]
    [InlineData("an intern, INTERN_ERROR", "an <title>, <title>_ERROR")]
    [InlineData("interns intern", "interns <title>")]
    [InlineData("TheQuackenbushes", "The<last_name>es")]
    public void A_short_word_is_masked_as_a_whole_word_alone(string text, string expected) =>
        Assert.Equal(expected, Mask("""{"title":"Intern","last_name":"Quackenbush"}""", text));

    [Fact]
    public void A_parameter_has_the_name_that_the_model_uses()
    {
        var call = Sample.Call(ParameterLocation.Query, "q", "\"Quackenbush\"");

        Assert.Equal("<q> is unknown", PersonalDataMask.Of(call).Mask("Quackenbush is unknown"));
    }

    [Theory]
    [InlineData("mail jane.doe+x@mail.example.com now", "mail <email> now")]
    [InlineData("Zoë <zoë@exämple.com>", "Zoë <<email>>")]
    [InlineData("see https://profiles.example/in/jane-doe, please", "see <url> please")]
    [InlineData("see profiles.example/in/jane-doe", "see <url>")]
    [InlineData("see www.example.com", "see <url>")]
    [InlineData("call +1 (415) 555-0100 now", "call <number> now")]
    [InlineData("call (415) 555-0100", "call <number>")]
    [InlineData("call 4155550100", "call <number>")]
    [InlineData("call +14155550100", "call <number>")]
    [InlineData("call +1234567", "call <number>")]
    [InlineData("call +1 23456", "call +1 23456")]
    [InlineData("call +12345678901234567", "call <number>")]
    [InlineData("n=+14155550100", "n=<number>")]
    public void What_looks_personal_is_masked_whoever_it_belongs_to(string text, string expected) => Assert.Equal(expected, Mask("{}", text));

    [Theory]
    [InlineData("limit must lie between 1 and 1000; 3607 seconds; 1000000 bytes")]
    [InlineData("since 2026-11-22 10:00:00 and 2026-11-22T10:00:00Z")]
    [InlineData("reset_at: 1795348842, 1795348842000")]
    [InlineData("request 550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("POST /v1/people/email-finder v1.2.3 application/json @ 5")]
    public void What_a_reader_needs_stays(string text) => Assert.Equal(text, Mask("{}", text));

    [Fact]
    public void A_link_of_the_API_loses_only_what_is_personal() => Assert.Equal(
        "https://docs.example/errors/<last_name>?4155550100&<email>",
        Of("""{"last_name":"Quackenbush"}""").MaskArguments("https://docs.example/errors/quackenbush?4155550100&z@q.example"));

    [Fact]
    public void Long_hostile_texts_take_no_long_time()
    {
        string[] texts = [new('a', 16_000), string.Concat(Enumerable.Repeat("a.", 8000)), string.Concat(Enumerable.Repeat("1 ", 8000)), new('@', 16_000), string.Concat(Enumerable.Repeat("a@", 8000))];

        Assert.All(texts, text => Mask("{}", text));
    }

    private static string Mask(string body, string text) => Of(body).Mask(text);

    private static PersonalDataMask Of(string body) => PersonalDataMask.Of(new ApiCall(Sample.Tool()) { Body = Sample.Json(body) });
}
