using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Tests.Security;

public sealed class CredentialFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("k3y-value", "k3y-value")]
    [InlineData(" k3y-value\r\n", "k3y-value")]
    [InlineData("\uFEFFk3y-value\n", "k3y-value")]
    public void The_content_without_white_space_around_it_is_the_credential(string content, string expected) => Assert.Equal(expected, Read(Write("key", content)));

    [Fact]
    public void Each_reading_gives_the_present_content_even_where_time_and_length_stay_the_same()
    {
        var path = Write("key", "k3y-one");
        var file = new CredentialFile(path, "KEY_FILE");
        var time = File.GetLastWriteTimeUtc(path);
        Assert.Equal("k3y-one", file.Read());

        File.WriteAllText(path, "k3y-two");
        File.SetLastWriteTimeUtc(path, time);

        Assert.Equal("k3y-two", file.Read());
    }

    [Fact]
    public void A_link_that_Kubernetes_turns_to_another_folder_is_followed()
    {
        SkipOnWindows();
        Directory.CreateDirectory(_folder.File("..1"));
        Directory.CreateDirectory(_folder.File("..2"));
        Write("..1/key", "k3y-one");
        Write("..2/key", "k3y-two");
        Directory.CreateSymbolicLink(_folder.File("..data"), "..1");
        File.CreateSymbolicLink(_folder.File("key"), "..data/key");
        var file = new CredentialFile(_folder.File("key"), "KEY_FILE");
        Assert.Equal("k3y-one", file.Read());

        Directory.Delete(_folder.File("..data"));
        Directory.CreateSymbolicLink(_folder.File("..data"), "..2");

        Assert.Equal("k3y-two", file.Read());
    }

    [Theory]
    [InlineData(UnixFileMode.OtherRead, "0604")]
    [InlineData(UnixFileMode.OtherWrite, "0602")]
    [InlineData(UnixFileMode.GroupRead | UnixFileMode.OtherRead, "0644")]
    public void A_file_that_others_can_read_or_write_is_refused_with_its_mode(UnixFileMode more, string mode)
    {
        SkipOnWindows();
        var path = Write("key", "k3y-value", OwnerOnly | more);
        File.CreateSymbolicLink(_folder.File("link"), path);

        Assert.Contains($"(mode {mode}); allow it to its owner", Refusal(path), StringComparison.Ordinal);
        Assert.Contains($"(mode {mode})", Refusal(_folder.File("link")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead)]
    [InlineData(OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherExecute)]
    public void Owner_and_group_may_read_it(UnixFileMode mode)
    {
        SkipOnWindows();

        Assert.Equal("k3y-value", Read(Write("key", "k3y-value", mode)));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(" \r\n\t", "it is empty")]
    [InlineData("k3y one", "white space or characters outside ASCII")]
    [InlineData("k3y\nk3y", "white space or characters outside ASCII")]
    [InlineData("k3y\0", "white space or characters outside ASCII")]
    [InlineData("k3yé", "white space or characters outside ASCII")]
    public void A_content_that_is_no_key_is_refused_and_not_shown(string content, string reason) =>
        Assert.Contains(reason, Refusal(Write("key", content)), StringComparison.Ordinal);

    [Theory]
    [InlineData(4096, null)]
    [InlineData(4097, "longer than 4096 bytes")]
    public void The_length_is_bounded(int length, string? reason)
    {
        var path = Write("key", new string('k', length));

        if (reason is null) Assert.Equal(length, Read(path).Length);
        else Assert.Contains(reason, Refusal(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_a_dangling_link_and_a_folder_are_refused()
    {
        Assert.Contains("it does not exist", Refusal(_folder.File("absent")), StringComparison.Ordinal);
        Assert.Contains("it does not exist", Refusal(_folder.File("absent/key")), StringComparison.Ordinal);
        Assert.Contains("it cannot be read", Refusal(_folder.Path), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(_folder.File("link"), "absent");
        Assert.Contains("it does not exist", Refusal(_folder.File("link")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_is_not_waited_for()
    {
        SkipOnWindows();

        Assert.Contains("it is empty", Refusal("/dev/zero"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes, and links only for administrators.");

    private static string Read(string path) => new CredentialFile(path, "KEY_FILE").Read();

    private string Refusal(string path)
    {
        var message = Assert.Throws<CredentialException>(() => Read(path)).Message;

        Assert.StartsWith("The file that KEY_FILE names cannot be used: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("k3y", message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, message, StringComparison.Ordinal);
        return message;
    }

    private string Write(string name, string content, UnixFileMode mode = OwnerOnly)
    {
        var path = _folder.Write(name, content);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
        return path;
    }
}
