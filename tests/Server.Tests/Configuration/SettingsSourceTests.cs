using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class SettingsSourceTests
{
    private const string Installed = "/home/somebody/.config/leadmagic-mcp/key";

    [Fact]
    public void The_environment_comes_before_the_file() =>
        Assert.Equal("environment", Find("LEADMAGIC_TIMEOUT=file", "LEADMAGIC_TIMEOUT", ("LEADMAGIC_TIMEOUT", "environment")));

    [Fact]
    public void The_file_fills_what_the_environment_lacks() => Assert.Equal("file", Find("LEADMAGIC_API_KEY=file", "LEADMAGIC_API_KEY"));

    [Fact]
    public void An_empty_variable_lacks_a_value() =>
        Assert.Equal("file", Find("LEADMAGIC_API_KEY=file", "LEADMAGIC_API_KEY", ("LEADMAGIC_API_KEY", "")));

    [Fact]
    public void Without_a_file_the_environment_counts_alone()
    {
        Assert.Equal("environment", Find(null, "LEADMAGIC_API_KEY", ("LEADMAGIC_API_KEY", "environment")));
        Assert.Null(Find(null, "LEADMAGIC_TIMEOUT"));
    }

    [Fact]
    public void Variables_of_others_are_never_read() => Assert.Null(Find("PATH=file", "PATH", ("PATH", "environment")));

    [Fact]
    public void A_file_must_not_send_the_environments_key_elsewhere()
    {
        const string Url = "https://elsewhere.example";
        var fault = Assert.Throws<SettingsException>(() => Find($"LEADMAGIC_BASE_URL={Url}", "LEADMAGIC_API_KEY", ("LEADMAGIC_API_KEY", "secret-key")));
        var message = fault.Message;

        Assert.Contains("LEADMAGIC_BASE_URL", message, StringComparison.Ordinal);
        Assert.Contains("environment", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Url, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("LEADMAGIC_API_KEY_FILE=/home/somebody/secret-key")]
    [InlineData("LEADMAGIC_API_KEY=file\nLEADMAGIC_API_KEY_FILE=/home/somebody/secret-key")]
    [InlineData("LEADMAGIC_API_KEY_FILE=/home/somebody/secret-key\nLEADMAGIC_BASE_URL=https://elsewhere.example")]
    [InlineData("LEADMAGIC_API_KEY_FILE=")]
    public void A_file_must_not_name_a_file_that_would_be_sent_as_a_key(string file)
    {
        var message = Assert.Throws<SettingsException>(() => Find(file, "LEADMAGIC_API_KEY")).Message;

        Assert.Contains("LEADMAGIC_API_KEY_FILE, which only the environment may", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_must_not_send_the_key_of_the_environments_key_file_elsewhere() => Assert.Throws<SettingsException>(
        () => Find("LEADMAGIC_BASE_URL=https://elsewhere.example", "LEADMAGIC_API_KEY", ("LEADMAGIC_API_KEY_FILE", "/run/secrets/key")));

    [Fact]
    public void The_environments_key_is_refused_to_a_file_that_has_a_key_too() => Assert.Throws<SettingsException>(
        () => Find("LEADMAGIC_API_KEY=file\nLEADMAGIC_BASE_URL=https://elsewhere.example", "LEADMAGIC_API_KEY", ("LEADMAGIC_API_KEY", "environment")));

    [Fact]
    public void A_file_may_send_its_own_key_where_it_likes() =>
        Assert.Equal("https://elsewhere.example", Find("LEADMAGIC_API_KEY=file\nLEADMAGIC_BASE_URL=https://elsewhere.example", "LEADMAGIC_BASE_URL"));

    [Fact]
    public void The_environments_address_for_its_key_is_followed_whatever_the_file_says()
    {
        (string, string)[] environment = [("LEADMAGIC_API_KEY", "environment"), ("LEADMAGIC_BASE_URL", "https://api.example")];

        Assert.Equal("https://api.example", Find("LEADMAGIC_BASE_URL=https://elsewhere.example", "LEADMAGIC_BASE_URL", environment));
    }

    [Theory]
    [InlineData("25.01")]
    [InlineData("1000000")]
    public void A_file_must_not_spend_more_of_the_environments_key_unasked(string threshold)
    {
        var message = Assert.Throws<SettingsException>(
            () => Find($"LEADMAGIC_CONFIRM_ABOVE={threshold}", "LEADMAGIC_API_KEY", ("LEADMAGIC_API_KEY", "environment"))).Message;

        Assert.Contains("LEADMAGIC_CONFIRM_ABOVE", message, StringComparison.Ordinal);
        Assert.DoesNotContain(threshold, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LEADMAGIC_CONFIRM_ABOVE=26", "LEADMAGIC_API_KEY_FILE")]
    [InlineData("LEADMAGIC_CONFIRM_BULK=false", "LEADMAGIC_API_KEY_FILE")]
    [InlineData("LEADMAGIC_CONFIRM_BULK=0", "LEADMAGIC_API_KEY")]
    [InlineData("LEADMAGIC_CONFIRM_BULK=False", "LEADMAGIC_API_KEY")]
    [InlineData("LEADMAGIC_CONFIRM_BULK=\" 0 \"", "LEADMAGIC_API_KEY")]
    [InlineData("LEADMAGIC_CONFIRM_BULK=' FALSE '", "LEADMAGIC_API_KEY")]
    public void A_file_must_not_switch_questions_off_for_a_key_that_is_not_its_own(string file, string key) =>
        Assert.Contains(file.Split('=')[0], Assert.Throws<SettingsException>(() => Find(file, "LEADMAGIC_API_KEY", (key, "environment"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_may_switch_the_question_before_bulk_jobs_off_for_its_own_key_or_on_for_any()
    {
        Assert.Equal("false", Find("LEADMAGIC_API_KEY=file\nLEADMAGIC_CONFIRM_BULK=false", "LEADMAGIC_CONFIRM_BULK"));
        Assert.Equal("true", Find("LEADMAGIC_CONFIRM_BULK=true", "LEADMAGIC_CONFIRM_BULK", ("LEADMAGIC_API_KEY", "environment")));
        Assert.Equal("true", Find("LEADMAGIC_CONFIRM_BULK=false", "LEADMAGIC_CONFIRM_BULK", ("LEADMAGIC_API_KEY", "environment"), ("LEADMAGIC_CONFIRM_BULK", "true")));
    }

    [Theory]
    [InlineData("25")]
    [InlineData("0")]
    [InlineData("rubbish")]
    public void A_file_may_ask_sooner(string threshold) => Assert.Equal(
        threshold,
        Find($"LEADMAGIC_CONFIRM_ABOVE={threshold}", "LEADMAGIC_CONFIRM_ABOVE", ("LEADMAGIC_API_KEY", "environment")));

    [Fact]
    public void A_file_may_spend_its_own_key_as_it_likes() =>
        Assert.Equal("1000", Find("LEADMAGIC_API_KEY=file\nLEADMAGIC_CONFIRM_ABOVE=1000", "LEADMAGIC_CONFIRM_ABOVE"));

    [Fact]
    public void The_environments_threshold_is_followed_whatever_the_file_says() => Assert.Equal(
        "50",
        Find("LEADMAGIC_CONFIRM_ABOVE=1000", "LEADMAGIC_CONFIRM_ABOVE", ("LEADMAGIC_API_KEY", "environment"), ("LEADMAGIC_CONFIRM_ABOVE", "50")));

    [Fact]
    public void Without_another_key_the_installed_one_is_found()
    {
        Assert.Equal(Installed, Open(null).InstalledKey);
        Assert.Contains("`install` stored", Open(null).KeyRemark, StringComparison.Ordinal);
        Assert.Equal(Installed, Open("LEADMAGIC_TIMEOUT=1000").InstalledKey);
    }

    [Fact]
    public void A_key_that_is_set_comes_before_the_installed_one()
    {
        Assert.Null(Open(null, (KeySettings.KeyName, "environment")).InstalledKey);
        Assert.Null(Open(null, (KeySettings.FileName, "/run/secrets/key")).InstalledKey);
        Assert.Null(Open("LEADMAGIC_API_KEY=file").InstalledKey);
    }

    [Fact]
    public void Which_key_is_used_is_said_unless_the_environment_says_it()
    {
        Assert.Null(Open(null, (KeySettings.KeyName, "environment")).KeyRemark);
        Assert.Null(Open("LEADMAGIC_API_KEY=file", (KeySettings.FileName, "/run/secrets/key")).KeyRemark);
        Assert.Contains(".env", Open("LEADMAGIC_API_KEY=file").KeyRemark, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LEADMAGIC_BASE_URL=https://elsewhere.example")]
    [InlineData("LEADMAGIC_CONFIRM_ABOVE=26")]
    [InlineData("LEADMAGIC_CONFIRM_BULK=false")]
    public void A_file_must_not_redirect_the_installed_key_or_spend_it_unasked(string file)
    {
        var message = Assert.Throws<SettingsException>(() => Open(file)).Message;

        Assert.Contains(file.Split('=')[0], message, StringComparison.Ordinal);
        Assert.Contains("the key comes from `install`", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Installed, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_working_directory_that_was_deleted_sets_nothing() => Assert.Null(SettingsSource.Open(directory: null, _ => null).Find("LEADMAGIC_TIMEOUT"));

    [Fact]
    public void A_bad_line_of_ours_is_refused_even_when_the_environment_has_all()
    {
        Assert.Throws<SettingsException>(() => Find("LEADMAGIC_TIMEOUT rubbish", "LEADMAGIC_API_KEY", ("LEADMAGIC_API_KEY", "environment")));
    }

    private static SettingsSource Open(string? file, params (string Name, string Value)[] environment)
    {
        using var folder = new TemporaryFolder();
        if (file is not null) folder.Write(".env", file);
        return SettingsSource.Open(folder.Path, variable => environment.FirstOrDefault(value => value.Name == variable).Value, Installed);
    }

    private static string? Find(string? file, string name, params (string Name, string Value)[] environment)
    {
        using var folder = new TemporaryFolder();
        if (file is not null) folder.Write(".env", file);
        return SettingsSource.Open(folder.Path, variable => environment.FirstOrDefault(value => value.Name == variable).Value).Find(name);
    }
}
