namespace LeadMagic.Server.Install;

/// <summary>An MCP client: where its configuration is, and how it names things there.</summary>
internal sealed record McpClient
{
    /// <summary>The name on the command line.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Where a configuration may be, the usual place first.</summary>
    public required Func<InstallSystem, IEnumerable<ClientPlace>> Places { get; init; }

    /// <summary>The member that holds the servers.</summary>
    public string Container { get; init; } = "mcpServers";

    /// <summary>How a value refers to the environment's key; null where the client passes every value on as it is written.</summary>
    public string? Reference { get; init; }

    /// <summary>True where people start it from the desktop, so that it need not have the variables of their shell.</summary>
    public bool IsOnDesktop { get; init; } = true;

    /// <summary>The id under which the client asks for the key itself and keeps it in its own secret storage; null where it does not.</summary>
    public string? InputId { get; init; }

    /// <summary>True where an entry says that it is spoken to over standard input and output.</summary>
    public bool NamesType { get; init; }

    /// <summary>The configurations that this client has here, or would have.</summary>
    public IReadOnlyList<ClientFile> Find(InstallSystem system) =>
    [
        .. Places(system)
            .Where(place => File.Exists(place.File) || (place.Folder is { } folder && Directory.Exists(folder)))
            .Select(place => new ClientFile(this, place.File)),
    ];
}

/// <summary>A place of a client's configuration.</summary>
/// <param name="Folder">The folder that shows that the client is there, though it has no configuration yet; null where only the file shows it.</param>
internal sealed record ClientPlace(string? Folder, string File);

/// <summary>A client's configuration, which need not exist.</summary>
internal sealed record ClientFile(McpClient Client, string Path);
