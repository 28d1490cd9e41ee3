using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

public sealed class SafeFileTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_new_file_and_its_folder_are_for_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");

        SafeFile.Write(_home.At("folder/file"), "new"u8.ToArray());

        Assert.Equal("new", _home.Read("folder/file"));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(SafeFile.OwnerOnly, File.GetUnixFileMode(_home.At("folder/file")));
        Assert.Equal(SafeFile.OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(_home.At("folder")));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite)]
    public void A_file_keeps_its_mode(UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        var path = _home.Write("file", "old");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);

        SafeFile.Write(path, "new"u8.ToArray());

        Assert.Equal("new", _home.Read("file"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_link_stays_a_link_and_its_target_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        _home.Write("dotfiles/real", "old");
        File.CreateSymbolicLink(_home.At("middle"), _home.At("dotfiles/real"));
        File.CreateSymbolicLink(_home.At("link"), _home.At("middle"));

        SafeFile.Write(_home.At("link"), "new"u8.ToArray());

        Assert.Equal("new", _home.Read("dotfiles/real"));
        Assert.Equal(_home.At("middle"), new FileInfo(_home.At("link")).LinkTarget);
    }

    [Fact]
    public void What_cannot_be_put_in_place_leaves_nothing_behind()
    {
        Directory.CreateDirectory(_home.At("file"));

        Assert.ThrowsAny<Exception>(() => SafeFile.Write(_home.At("file"), "new"u8.ToArray()));

        Assert.Equal([_home.At("file")], Directory.GetFileSystemEntries(_home.Path));
    }
}
