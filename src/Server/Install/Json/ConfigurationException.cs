using System.Globalization;

namespace LeadMagic.Server.Install.Json;

/// <summary>A configuration that cannot be edited. The message names line and column and quotes nothing: there may be keys in the file.</summary>
internal sealed class ConfigurationException(string reason, int line, int column)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}: {reason}"));
