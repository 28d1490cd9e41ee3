using LeadMagic.Server.Configuration;

namespace LeadMagic.Stress.Tests;

/// <summary>The server's settings in demo mode: no key, no network, answers from the document's examples.</summary>
internal static class Demo
{
    public static ServerSettings Settings { get; } = ServerSettings.Read(_ => null, isDemo: true);
}
