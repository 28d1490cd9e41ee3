namespace LeadMagic.Server.Commands.Completion;

/// <summary>The scripts for shells: each hands the line up to the cursor back to the program, which answers with one suggestion a line.</summary>
internal static class CompletionScripts
{
    private const string Bash =
        """
        # leadmagic-mcp in bash. In ~/.bashrc: source <(leadmagic-mcp completion bash)
        _leadmagic_mcp() {
            local line="${COMP_LINE:0:COMP_POINT}" IFS=$'\n'
            local word="${line##*[[:space:]]}"
            line="leadmagic-mcp${line#"${COMP_WORDS[0]}"}"
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]/#\~/$HOME}" "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$word"))
            # "name=" is followed by a value, and not by a space.
            if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi
        }
        complete -o bashdefault -o default -F _leadmagic_mcp leadmagic-mcp

        """;

    private const string Zsh =
        """
        #compdef leadmagic-mcp
        # leadmagic-mcp in zsh. In ~/.zshrc, after compinit: source <(leadmagic-mcp completion zsh)
        _leadmagic_mcp() {
            local line="leadmagic-mcp${LBUFFER#*${words[1]}}"
            local -a all names
            all=(${(f)"$(${~words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)"})
            names=(${(M)all:#*=})
            # "name=" is followed by a value, and not by a space.
            (( ${#names} )) && compadd -S '' -a names
            all=(${all:#*=})
            (( ${#all} )) && compadd -a all
            (( ${#names} + ${#all} )) || _files
        }
        compdef _leadmagic_mcp leadmagic-mcp

        """;

    private const string PowerShell =
        """
        # leadmagic-mcp in PowerShell. In $PROFILE: leadmagic-mcp completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName leadmagic-mcp -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $program = $commandAst.CommandElements[0]
            $typed = $commandAst.ToString().PadRight($cursorPosition - $commandAst.Extent.StartOffset)
            $line = 'leadmagic-mcp' + $typed.Substring($program.Extent.Text.Length)
            & $program.Value "[suggest:$($line.Length)]" $line 2>$null |
                Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    /// <summary>Each shell with its script and how to use it.</summary>
    public static IReadOnlyList<(string Shell, string Script, string Use)> All { get; } =
    [
        ("bash", Bash, "source <(leadmagic-mcp completion bash)"),
        ("zsh", Zsh, "source <(leadmagic-mcp completion zsh)"),
        ("powershell", PowerShell, "leadmagic-mcp completion powershell | Out-String | Invoke-Expression"),
    ];
}
