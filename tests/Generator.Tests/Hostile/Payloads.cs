namespace OpenApiMcp.Generator.Tests.Hostile;

/// <summary>Texts that would break out of a literal, a comment, a line or a format, or hide in one. Each holds the word that must never become code.</summary>
internal static class Payloads
{
    public const string Marker = "Zaphod";

    /// <summary>In the order of what they attack: literals, comments, lines, formats, what cannot be seen, what is not Unicode.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "\"; } class Zaphod { } //",
        "\\\"; Zaphod(); //",
        "\"\"\" Zaphod \"\"\"",
        "\"\"\"\"\"\"\"u8; Zaphod(); //",
        "\n\"\"\"u8;\nclass Zaphod { }",
        "'; Zaphod '\\''",
        "$\"{Zaphod}\" @\"Zaphod\"",
        "} } class Zaphod {",
        "*/ class Zaphod { } /*",
        "--> <Zaphod> <!--",
        "</summary><Zaphod/><summary>",
        "]]> Zaphod <![CDATA[",
        "&lt;Zaphod&gt; &#10;Zaphod &Zaphod;",
        "// Zaphod",
        "/// <summary>Zaphod</summary>",
        "\nclass Zaphod { }\n",
        "\r\nclass Zaphod { }\r\n",
        "\rclass Zaphod { }\r",
        "\u2028class Zaphod { }\u2029class Zaphod { }",
        "\u0085class Zaphod { }",
        "\v\fclass Zaphod { }",
        "\n#error Zaphod\n",
        "\n#pragma warning disable Zaphod\n",
        "\n#if Zaphod\n#else\n",
        "\n#line 1 \"Zaphod\"\n",
        "\u2028#define Zaphod\u2028",
        "{{Zaphod}} {Zaphod} {0} {{{0}}}",
        "{% raw %}{{ Zaphod }}{% endraw %}",
        "%s %n ${Zaphod} $(Zaphod) `Zaphod`",
        "\\Zaphod\\n\\r\\u000a\\x22\\",
        "\\u0022; Zaphod \\U00000022",
        "Zaphod\\",
        "@class Zaphod => () =>",
        "\u202eZaphod\u2066 \u2069\u200f",
        "Z\u200bZaphod\u200c\u200d\u2060\ufeff\u00ad",
        "\U000E0041\U000E0042Zaphod\ufe0f\u034f\u3164",
        "\0Zaphod\0",
        "\u0001Zaphod\u001b[31m\b\u007f\u009f",
        "\U0001F600 Zaphod \uffff \ufffe \ue000 \U0010FFFF",
        "İıſZaphodǅ",
        "Zaphod\t \u00a0\u3000Zaphod",
        "../../Zaphod.cs",
        "CON Zaphod NUL:*?",
        "(?<Zaphod>(a+)+)$ [z-a] \\p{Zaphod}",
        "~0~1%2F%00Zaphod#/Zaphod",
    ];

    /// <summary>No Unicode text, so that a document with one is refused as a whole.</summary>
    public static IReadOnlyList<string> LoneSurrogates { get; } = ["Zaphod\ud83d", "\ude00Zaphod", "\ude00\ud83dZaphod"];

    /// <summary>Longer than any text that people write: a million characters.</summary>
    public static string Long { get; } = "Zaphod \"" + new string('z', 1_000_000) + "\" Zaphod";
}
