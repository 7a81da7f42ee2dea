using MkbZekerheid.Data;

namespace MkbZekerheid.Host.SignIn.Passwords;

/// <summary>Name, address, and the names of the organisations in which the person is or is invited.</summary>
internal sealed class UserContextWords(ICoreSessions sessions) : IUserContextWords
{
    public async Task<IReadOnlyList<string>> ForAsync(AppUser user)
    {
        await using var db = await sessions.OpenAsync();
        var organisations = await db.QueryAsync<string>(
            "select o.name from core.organisation o join core.membership m on m.organisation_id = o.id where m.user_id = @Id union select o.key from core.organisation o join core.membership m on m.organisation_id = o.id where m.user_id = @Id",
            new { user.Id });
        return [user.DisplayName, user.Email, .. organisations];
    }
}
