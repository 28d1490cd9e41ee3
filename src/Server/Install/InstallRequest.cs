namespace LeadMagic.Server.Install;

/// <summary>What the command line asks for.</summary>
internal sealed record InstallRequest
{
    /// <summary>The clients by name; none to be asked.</summary>
    public IReadOnlyList<McpClient> Clients { get; init; } = [];

    /// <summary>Every client that is found.</summary>
    public bool IsForAll { get; init; }

    /// <summary>Shows what would change and changes nothing.</summary>
    public bool IsDryRun { get; init; }

    public bool IsUninstall { get; init; }

    public bool SkipsCheck { get; init; }

    /// <summary>Answers the question before the changes.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Sets up a server that answers from examples and needs no key.</summary>
    public bool IsDemo { get; init; }
}
