using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>The scripts for shells, in the shells themselves where they are installed.</summary>
public sealed class CompletionTests : ServerTest
{
    [Theory]
    [InlineData("bash", "complete -o")]
    [InlineData("zsh", "#compdef leadmagic-mcp")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public async Task Each_shell_has_a_script(string shell, string expected)
    {
        (int exitCode, string output, string errors) = await RunAsync(["completion", shell]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leadmagic-mcp too", "tools")]
    [InlineData("leadmagic-mcp call find_em", "find_email find_employees")]
    [InlineData("leadmagic-mcp call find_email first_name=Zoë\\ X las", "last_name=")]
    [InlineData("leadmagic-mcp call zzz.exe ", "")]
    public async Task Bash_completes_a_line(string line, string expected) => Assert.Equal(expected, await InShellAsync(
        "bash",
        "--norc",
        """
        leadmagic-mcp() { "$SERVER" "$@"; }
        compopt() { :; }
        source <(leadmagic-mcp completion bash)
        COMP_LINE="$1"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(leadmagic-mcp); COMP_CWORD=0
        _leadmagic_mcp
        words=("${COMPREPLY[@]}")
        for word in "${words[@]}"; do case "$word" in --*|-?|/?) ;; *) shown="$shown $word";; esac; done
        echo "${shown# }"
        """,
        line));

    [Fact]
    public async Task Zsh_reads_its_script() => Assert.Equal("yes", await InShellAsync(
        "zsh", "-f", """compdef() { :; }; eval "$("$SERVER" completion zsh)" && whence -w _leadmagic_mcp > /dev/null && echo yes"""));

    [Fact]
    public async Task PowerShell_completes_a_line() => Assert.Equal("find_email find_employees", await InShellAsync(
        "pwsh",
        "-NoProfile",
        """
        Set-Alias leadmagic-mcp $env:SERVER
        leadmagic-mcp completion powershell | Out-String | Invoke-Expression
        ([System.Management.Automation.CommandCompletion]::CompleteInput('leadmagic-mcp call find_em', 26, $null).CompletionMatches.CompletionText) -join ' '
        """));

    private async Task<string> InShellAsync(string shell, string plain, string script, params string[] arguments)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, shell)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{shell} is not installed here.");
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["SERVER"] = BuildFacts.ServerExecutable };
        await using McpProcess process = McpProcess.Start(path!, [plain, "-c", script, shell, .. arguments], environment);
        process.Patience = TimeSpan.FromMinutes(2);
        await process.CloseInputAsync();
        Assert.Equal(0, await process.WaitForExitAsync());
        return process.StdoutText.Trim();
    }
}
