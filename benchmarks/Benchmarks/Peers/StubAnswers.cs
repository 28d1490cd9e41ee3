using System.Text;
using OpenApiMcp.TestKit.Answers;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>What the stub answers: everybody in it is invented.</summary>
internal static class StubAnswers
{
    /// <summary>Both answers are longer.</summary>
    public const int SmallBytes = 900;

    public static byte[] Small { get; } = Encoding.UTF8.GetBytes($$"""
        {"email":"jane.doe@example.com","status":"valid","credits_consumed":1,"message":"A verified email was found.","first_name":"Jane","last_name":"Doe","domain":"example.com","mx_record":"mx1.mail.example","mx_provider":"Example Mail","mx_security_gateway":false,"company_name":"Bluefin Tools","company_industry":"Machinery","company_size":"51-200","company_founded":2007,"company_location":{"locality":"portland","region":"oregon","country":"united states"},"company_type":"private","company_linkedin_url":"https://profiles.example/company/bluefin","note":"{{new string('n', 440)}}"}
        """);

    /// <summary>About 300 kB.</summary>
    public static byte[] Large { get; } = Encoding.UTF8.GetBytes(InventedJobs.Page(101));
}
