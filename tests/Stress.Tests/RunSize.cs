using System.Globalization;

namespace LeadMagic.Stress.Tests;

/// <summary>How much a run does: a small fixed count, more where an environment variable says so, as in .ci/run.</summary>
internal static class RunSize
{
    /// <summary>Runs this one seed instead of all, to see a failure again.</summary>
    public const string SeedName = "FUZZ_SEED";

    /// <summary>How many mutated messages go through the transport; the other fuzz runs grow with them.</summary>
    public const string MessagesName = "FUZZ_MESSAGES";

    /// <summary>How many calls the soak makes.</summary>
    public const string CallsName = "SOAK_CALLS";

    public const int UsualMessages = 50_000;

    public static int? OnlySeed => Read(SeedName);

    public static int Messages => Read(MessagesName) ?? UsualMessages;

    /// <summary>A run of another kind, grown like the messages.</summary>
    public static int Scaled(int usual) => (int)Math.Max(1, (long)usual * Messages / UsualMessages);

    public static int Calls(int usual) => Read(CallsName) ?? usual;

    private static int? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
        ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;
}
