using System.Text;
using OpenApiMcp.TestKit.Answers;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>What the stubs answer: everybody in it is invented. Nothing is parsed beyond where a request ends, so that it is not what is measured.</summary>
internal static class StubAnswers
{
    /// <summary>Both answers are longer.</summary>
    public const int SmallBytes = 900;

    private static readonly byte[] SmallResponse = Response(Small);
    private static readonly byte[] LargeResponse = Response(Large);

    public static byte[] Small => Encoding.UTF8.GetBytes($$"""
        {"email":"jane.doe@example.com","status":"valid","credits_consumed":1,"message":"A verified email was found.","first_name":"Jane","last_name":"Doe","domain":"example.com","mx_record":"mx1.mail.example","mx_provider":"Example Mail","mx_security_gateway":false,"company_name":"Bluefin Tools","company_industry":"Machinery","company_size":"51-200","company_founded":2007,"company_location":{"locality":"portland","region":"oregon","country":"united states"},"company_type":"private","company_linkedin_url":"https://profiles.example/company/bluefin","note":"{{new string('n', 440)}}"}
        """);

    /// <summary>About 300 kB: as many postings as one call may ask for, and pay.</summary>
    public static byte[] Large => Encoding.UTF8.GetBytes(InventedJobs.Page(50, sentences: 100));

    /// <summary>The response to the first request among bytes that came, and how many of them it takes; false while it is not complete.</summary>
    public static bool TryAnswer(ReadOnlySpan<byte> received, out int request, out byte[] response)
    {
        request = RequestLength(received);
        response = received[..request].IndexOf("jobs"u8) is >= 0 and < 64 ? LargeResponse : SmallResponse;
        return request > 0;
    }

    /// <summary>The bytes of the first request, or 0 while it is not complete.</summary>
    private static int RequestLength(ReadOnlySpan<byte> bytes)
    {
        var head = bytes.IndexOf("\r\n\r\n"u8) + 4;
        if (head < 4) return 0;
        var name = bytes[..head].IndexOf("ontent-Length: "u8);
        if (name < 0) name = bytes[..head].IndexOf("ontent-length: "u8);
        var body = 0;
        for (var at = name + 15; name >= 0 && char.IsAsciiDigit((char)bytes[at]); at++) body = (10 * body) + bytes[at] - '0';
        return bytes.Length >= head + body ? head + body : 0;
    }

    private static byte[] Response(byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
}
