namespace LeadMagic.Server.Configuration;

/// <summary>A setting that is missing or cannot be used; the message is one line for the person who starts the server.</summary>
internal sealed class SettingsException(string message) : Exception(message);
