using System.Text.Json;
using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests;

/// <summary>The settings reach the connection to the API.</summary>
public sealed class ApiAccessTests
{
    [Fact]
    public async Task No_more_requests_are_in_flight_than_the_setting_allows()
    {
        var release = new TaskCompletionSource();
        using var api = new HeldHandler(release.Task);
        var settings = new ServerSettings { ApiKey = "k3y-value", BaseUrl = new Uri("https://api.example"), Limits = new() { MaxConcurrency = 2 } };
        var access = ApiAccess.Open(settings, new TestClock(), new() { Around = api });
        var balance = access.Tools.Single(tool => tool.About.Name == ApiAccess.BalanceTool).About;

        var calls = Enumerable.Range(0, 5).Select(_ => access.Connection.SendAsync(Request(balance), TestContext.Current.CancellationToken)).ToList();

        Assert.Equal(2, api.Requests);
        release.SetResult();
        await Task.WhenAll(calls).WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken);
        Assert.Equal(5, api.Requests);
    }

    private static ApiRequest Request(ToolDefinition tool) => new("GET", "/v1/credits", new ApiCall(tool) { Arguments = JsonElement.Parse("{}") });

    /// <summary>Counts requests and holds their responses back.</summary>
    private sealed class HeldHandler(Task release) : DelegatingHandler
    {
        private int _requests;

        public int Requests => Volatile.Read(ref _requests);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            await release.WaitAsync(cancellationToken);
            return new HttpResponseMessage { Content = new StringContent("""{"credits":1}""") };
        }
    }
}
