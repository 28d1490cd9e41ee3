using LeadMagic.Contract.Tests.Support;

namespace LeadMagic.Contract.Tests;

/// <summary>The account's page and the API behind it.</summary>
public sealed class AccountTests : ContractTest
{
    private const string Address = "leadmagic://account";

    [Fact]
    public async Task The_balance_comes_from_the_free_call_and_is_asked_for_once_a_minute()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":12.50}"""));

        var first = await ReadAsync(Address);
        Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(first, await ReadAsync(Address));
        Assert.StartsWith("# Account\n- Balance: 12.50 credits at ", first, StringComparison.Ordinal);
        var request = Assert.Single(Api.Requests);
        Assert.Equal(Key, request.Header("X-API-Key"));

        Time.Advance(TimeSpan.FromSeconds(1));
        await ReadAsync(Address);
        Assert.Equal(2, Api.Requests.Count);
    }

    [Theory]
    [InlineData(200, $$"""{"credits":"{{Key}}"}""")]
    [InlineData(200, Key)]
    [InlineData(401, $$"""{"errors":[{"title":"bad key {{Key}}"}]}""")]
    public async Task An_answer_that_repeats_the_key_does_not_bring_it_to_the_page(int status, string body)
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithStatusCode(status).WithJson(body));

        var page = await ReadAsync(Address);

        Assert.Contains("- Balance: not known: ", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Key[..8], page, StringComparison.Ordinal);
    }
}
