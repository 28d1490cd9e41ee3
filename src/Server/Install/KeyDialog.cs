using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Install;

/// <summary>Asks the API whether a key works.</summary>
internal delegate Task<KeyVerdict> CheckKey(string key, CancellationToken cancellationToken);

/// <summary>Gets a key that works, from the user where there is none.</summary>
/// <param name="keyFile">Where a key that is typed is to go.</param>
internal sealed class KeyDialog(IInstallTerminal terminal, CheckKey check, string keyFile)
{
    /// <exception cref="SettingsException">There is no key that works; the message says that nothing was changed.</exception>
    public async Task<InstallKey> SettleAsync(InstallKey found, bool skipsCheck, CancellationToken cancellationToken)
    {
        while (true)
        {
            var key = found with { Value = found.Value ?? Ask() };
            if (skipsCheck) return key;
            var verdict = await check(key.Value, cancellationToken);
            switch (verdict.State)
            {
                case KeyState.Accepted:
                    terminal.Say(verdict.Text);
                    return key;
                case KeyState.Refused when terminal.CanAsk:
                    terminal.Warn(verdict.Text);

                    // What is typed now is neither the environment's nor that of a file which it names.
                    found = new(Value: null, found.Reference with { IsInEnvironment = false, File = keyFile });
                    break;
                case KeyState.Unknown when terminal.CanAsk && terminal.Confirm($"{verdict.Text} Go on without the check?"):
                    return key;
                default:
                    throw new SettingsException($"{verdict.Text} Nothing was changed.{(verdict.State == KeyState.Unknown ? " --skip-check goes on without the check." : "")}");
            }
        }
    }

    private string Ask()
    {
        if (!terminal.CanAsk) throw new SettingsException($"There is no key. Set {KeySettings.KeyName} for this command, or run it in a terminal, where it asks. Nothing was changed.");
        var typed = terminal.AskKey("Your LeadMagic API key (app.leadmagic.io, Settings, API; it is not shown):");
        return string.IsNullOrWhiteSpace(typed) ? throw new SettingsException("No key was given. Nothing was changed.") : InstallKey.Checked(typed);
    }
}
