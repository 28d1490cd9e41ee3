using System.Globalization;

namespace LeadMagic.Stress.Tests.Soak;

/// <summary>What a process holds at one moment, from Linux's <c>/proc</c>.</summary>
/// <param name="Resident">Memory in use, in KiB.</param>
/// <param name="Peak">The most memory that was ever in use, in KiB.</param>
/// <param name="Files">Open file descriptors.</param>
internal readonly record struct ProcessState(long Resident, long Peak, int Files)
{
    public static ProcessState Read(int id)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}");
        var lines = File.ReadAllLines(folder + "/status");
        return new ProcessState(Kibibytes(lines, "VmRSS:"), Kibibytes(lines, "VmHWM:"), Directory.GetFileSystemEntries(folder + "/fd").Length);
    }

    private static long Kibibytes(string[] lines, string name)
    {
        var line = lines.First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(name.Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture);
    }
}
