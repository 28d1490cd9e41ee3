// .NET calls this class, which must have this name and no namespace, at the start of a program that the variable DOTNET_STARTUP_HOOKS
// hands it to: it brings an error into a server that has none of its own.
#pragma warning disable CA1050, MA0047 // no namespace: see above

/// <summary>Ends a program by an exception on a thread of its own, once the program has loaded the MCP SDK.</summary>
internal static class StartupHook
{
    /// <summary>The text of the exception.</summary>
    public const string Variable = "E2E_CRASH_TEXT";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } text) return;
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
        {
            if (loaded.LoadedAssembly.GetName().Name != "ModelContextProtocol.Core") return;
            Thread thread = new(() => throw new InvalidOperationException(text, new IOException(text)));
            thread.Start();
            thread.Join();
        };
    }
}
