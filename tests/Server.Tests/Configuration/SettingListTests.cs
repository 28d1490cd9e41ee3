using System.Reflection;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Tests.Configuration;

public sealed class SettingListTests
{
    [Fact]
    public void It_has_every_setting_that_the_code_reads_and_no_other()
    {
        var read = typeof(SettingList).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(value => value.StartsWith("LEADMAGIC_", StringComparison.Ordinal) && value.Length > "LEADMAGIC_".Length)
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(read.Order(StringComparer.Ordinal), SettingList.All.Select(setting => setting.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>A default in the list is the default in the code: setting it changes nothing.</summary>
    [Fact]
    public void Each_default_that_is_a_value_is_what_holds_without_it()
    {
        var values = SettingList.All.Where(setting => setting.Default.Length > 0 && !setting.Default.Contains(' ', StringComparison.Ordinal) && setting.Default != "all");
        var stated = ServerSettings.Read(name => values.SingleOrDefault(setting => setting.Name == name)?.Default, isDemo: true);
        var unset = ServerSettings.Read(_ => null, isDemo: true);

        Assert.Equal(unset.Spending, stated.Spending);
        Assert.Equal(unset.Results, stated.Results);
        Assert.Equal(unset.Limits, stated.Limits);
        Assert.Equal((unset.Timeout, unset.BaseUrl, unset.ProtocolVersion), (stated.Timeout, stated.BaseUrl, stated.ProtocolVersion));
        Assert.Equal((unset.Log.Level, unset.Log.Format, unset.Log.Http), (stated.Log.Level, stated.Log.Format, stated.Log.Http));
        Assert.Equal(unset.Surface.Toolsets, stated.Surface.Toolsets);
        Assert.Equal(unset.Surface.IsReadOnly, stated.Surface.IsReadOnly);
    }
}
