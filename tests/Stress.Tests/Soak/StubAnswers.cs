using System.Globalization;
using System.Text;

namespace LeadMagic.Stress.Tests.Soak;

/// <summary>What the stub answers, and so what the client has to get.</summary>
internal static class StubAnswers
{
    private static readonly string Ads = string.Join(',', Enumerable.Range(0, 3_000).Select(number =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"ad_id\":\"CR{number:d8}\",\"headline\":\"Größe 😀\",\"first_seen\":\"2026-11-01\",\"score\":1.50}}")));

    /// <summary>The body of the answer that ends a call well, minified.</summary>
    public static string Body(PlannedCall call)
    {
        var credits = Stated(call);
        return call.Kind == CallKind.Large
            ? $"{{\"number\":{call.Number},\"credits_consumed\":{credits},\"ads\":[{Ads}]}}"
            : $"{{\"number\":{call.Number},\"credits_consumed\":{credits},\"email\":\"zoë@example.com\",\"score\":1.50,\"missing\":null}}";
    }

    public static byte[] Found(PlannedCall call)
    {
        var header = $"X-Credits-Cost: {Stated(call)}\r\n";
        return Response(200, Body(call), header);
    }

    /// <summary>One that breaks off states its cost before it does.</summary>
    private static string Stated(PlannedCall call) => (call.Kind == CallKind.Cut ? call.Counted : call.Charged).ToString(CultureInfo.InvariantCulture);

    public static byte[] Refusal(int status, string headers = "") => Response(status, $"{{\"title\":\"Scripted {status}\",\"status\":{status}}}", headers);

    private static byte[] Response(int status, string body, string headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\nContent-Type: application/json\r\n{headers}Content-Length: {bytes.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. bytes];
    }
}
