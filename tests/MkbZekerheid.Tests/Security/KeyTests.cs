using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Security;
using MkbZekerheid.Host.SignIn.Passwords;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace MkbZekerheid.Tests.Security;

public sealed class KeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mkbz-keys-").FullName;

    [Fact]
    public void A_secret_opens_only_with_its_key_and_for_its_purpose()
    {
        var box = new SecretBox(Key(_folder));
        var secret = box.Seal("JBSWY3DPEHPK3PXP", "totp:1");
        Assert.Equal("JBSWY3DPEHPK3PXP", box.Open(secret, "totp:1"));
        Assert.Null(box.Open(secret, "totp:2"));
        Assert.Null(new SecretBox(Key(Path.Combine(_folder, "other"))).Open(secret, "totp:1"));
        secret[^1] ^= 1;
        Assert.Null(box.Open(secret, "totp:1"));
    }

    [Fact]
    public void The_key_file_is_for_the_owner_only_and_an_open_one_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        var key = Key(_folder);
        var path = Path.Combine(_folder, "keys", "master.key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(key.Key, Key(_folder).Key);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Throws<InvalidOperationException>(() => Key(_folder));
    }

    [Theory]
    [InlineData("http://0.0.0.0:80", false, false)]
    [InlineData("http://*:80", false, false)]
    [InlineData("http://192.0.2.10:80", false, false)]
    [InlineData("http://0.0.0.0:80", true, true)]
    [InlineData("https://0.0.0.0:443", false, true)]
    [InlineData("http://127.0.0.1:5080", false, true)]
    public void Plain_http_is_served_on_this_machine_only(string url, bool proxy, bool allowed)
    {
        var fault = Record.Exception(() => TransportGuard.Check(new InstallationOptions { Url = url, DataFolder = _folder, BehindProxy = proxy }));
        Assert.Equal(allowed, fault is null);
    }

    [Theory]
    [InlineData("wachtwoord2026")]
    [InlineData("Welkom123456")]
    [InlineData("W3lk0m123456!")]
    [InlineData("P@ssw0rd2024!")]
    [InlineData("zomerwinter2025")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("123456789012")]
    [InlineData("NoordkadeTechniek1")]
    [InlineData("piet@noordkade.nl")]
    public void A_password_that_is_tried_first_is_refused(string password) =>
        Assert.True(CommonPasswords.IsCommon(password, ["Noordkade Techniek", "piet@noordkade.nl"]));

    [Theory]
    [InlineData("vier losse woorden aan zee")]
    [InlineData("kM9$xTq2!vLp")]
    [InlineData("de kraan lekt op dinsdag")]
    [InlineData("ГруппаСтенаОкно")]
    public void A_password_that_is_not_guessed_is_accepted(string password) => Assert.False(CommonPasswords.IsCommon(password, ["Noordkade Techniek"]));

    [Fact]
    public void The_list_of_common_passwords_is_long_enough_and_all_of_it_is_refused()
    {
        var all = CommonPasswords.All().Distinct().ToList();
        Assert.True(all.Count >= 3000);
        Assert.All(all, password => Assert.True(CommonPasswords.IsCommon(password, []), password));
    }

    private static MasterKey Key(string folder) => MasterKey.Load(new InstallationOptions { DataFolder = folder }, new ConfigurationBuilder().Build());

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
