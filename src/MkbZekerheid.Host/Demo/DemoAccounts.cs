using System.Security.Cryptography;
using System.Text.Json;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Model;

namespace MkbZekerheid.Host.Demo;

/// <summary>One sign-in of the demo. <paramref name="Role"/> is null for the administrator of the installation.</summary>
internal sealed record DemoAccount(string Key, string Email, string DisplayName, Role? Role, string Password);

/// <summary>
/// The six people of the demo. Their passwords are made once for each data folder and kept there in a file that only its
/// owner can read, so that every start prints the same.
/// </summary>
internal static class DemoAccounts
{
    /// <summary>In the data folder: a list of role, e-mail address and password.</summary>
    public const string FileName = "demo-sign-ins.json";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Without letters and digits that look alike: somebody may have to type this over.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly (string Key, string Name, Role? Role)[] People =
    [
        ("director", "Directie", Role.Director),
        ("programmeLead", "Programmaleider", Role.ProgrammeLead),
        ("departmentHead", "Afdelingshoofd", Role.DepartmentHead),
        ("employee", "Medewerker", Role.Employee),
        ("adviser", "Adviseur", Role.Adviser),
        ("administrator", "Beheerder", null),
    ];

    /// <summary>Reads the accounts of a data folder, and makes them when they are not there.</summary>
    public static IReadOnlyList<DemoAccount> Of(string dataFolder)
    {
        var file = Path.Combine(dataFolder, FileName);
        var known = File.Exists(file)
            ? (JsonSerializer.Deserialize<List<SignIn>>(File.ReadAllText(file), JsonSerializerOptions.Web) ?? []).ToDictionary(entry => entry.Role, entry => entry.Password, StringComparer.Ordinal)
            : [];
        var accounts = People.Select(person => new DemoAccount(
            person.Key, $"{person.Name.ToLowerInvariant()}@voorbeeld.example", person.Name, person.Role, known.GetValueOrDefault(person.Key) ?? NewPassword())).ToList();
        if (accounts.Exists(account => !known.ContainsKey(account.Key)))
        {
            WritePrivate(file, JsonSerializer.Serialize(accounts.Select(account => new SignIn(account.Key, account.Email, account.Password)), JsonSerializerOptions.Web));
        }

        return accounts;
    }

    /// <summary>Makes sure that everybody can sign in. Repeating it changes nothing.</summary>
    public static async Task EnsureAsync(IReadOnlyList<DemoAccount> accounts, Guid organisation, ISignInAccounts signIn, CancellationToken cancellationToken)
    {
        foreach (var account in accounts)
        {
            await signIn.EnsureAsync(
                new AccountRequest(
                    account.Email, account.DisplayName, account.Password, IsAdministrator: account.Role is null,
                    OrganisationId: account.Role is null ? null : organisation, Role: account.Role, IsDemo: true),
                cancellationToken);
        }
    }

    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    private static void WritePrivate(string file, string text)
    {
        var next = file + ".new";
        File.Delete(next);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(next, how))
        {
            writer.Write(text);
        }

        File.Move(next, file, overwrite: true);
    }

    private sealed record SignIn(string Role, string Email, string Password);
}
