using Microsoft.AspNetCore.Identity;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Host.SignIn.SecondFactor;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.SignIn;

/// <inheritdoc cref="ISignInAccounts" />
internal sealed class SignInAccounts(
    UserManager<AppUser> users, ICoreSessions sessions, UserSessions userSessions, SecondFactors secondFactors, DemoExemption demo, Composition.InstallationOptions options) : ISignInAccounts
{
    public async Task<Guid> EnsureAsync(AccountRequest request, CancellationToken cancellationToken = default)
    {
        if (request.IsDemo)
        {
            if (!options.IsLoopback || options.BehindProxy) throw new InvalidOperationException("Demo accounts are only made on a host that this machine alone can reach.");
            demo.MarkFolder();
        }
        var user = await users.FindByEmailAsync(request.Email) ?? await MakeAsync(request);
        if (request.Password is not null && (user.PasswordHash is null || users.PasswordHasher.VerifyHashedPassword(user, user.PasswordHash, request.Password) == PasswordVerificationResult.Failed))
        {
            if (user.PasswordHash is not null) Require(await users.RemovePasswordAsync(user));
            Require(await users.AddPasswordAsync(user, request.Password));
        }
        await using var db = await sessions.OpenAsync(cancellationToken);
        await db.ExecuteAsync("update core.app_user set is_administrator = @IsAdministrator, is_demo = @IsDemo, display_name = @DisplayName, language = coalesce(@Language, language) where id = @Id",
            new { user.Id, request.IsAdministrator, request.IsDemo, request.DisplayName, request.Language }, cancellationToken);
        if (request.OrganisationId is { } organisation)
        {
            var role = request.Role ?? throw new ArgumentException("A membership needs a role.", nameof(request));
            var membership = await db.QuerySingleAsync<Guid>(
                """
                insert into core.membership (organisation_id, user_id, role, state, valid_until)
                values (@organisation, @Id, @role, 'confirmed', @ValidUntil)
                on conflict (organisation_id, user_id) do update
                set role = excluded.role, state = 'confirmed', valid_until = excluded.valid_until, version = membership.version + 1
                returning id
                """,
                new { organisation, user.Id, role = RoleNames.Of(role), request.ValidUntil }, cancellationToken);
            await db.ExecuteAsync("delete from core.membership_grant where organisation_id = @organisation and membership_id = @membership", new { organisation, membership }, cancellationToken);
            foreach (var permission in request.Permissions ?? [])
                await db.ExecuteAsync("insert into core.membership_grant (organisation_id, membership_id, permission) values (@organisation, @membership, @permission)", new { organisation, membership, permission }, cancellationToken);
        }
        await db.CommitAsync(cancellationToken);
        return user.Id;
    }

    public async Task ResetSecondFactorAsync(Guid userId, CancellationToken cancellationToken = default)
    {
        var user = await users.FindByIdAsync(userId.ToString()) ?? throw new InvalidOperationException("There is no such account.");
        await secondFactors.DisableAsync(user, cancellationToken);
        foreach (var passkey in await users.GetPasskeysAsync(user)) Require(await users.RemovePasskeyAsync(user, passkey.CredentialId));
        Require(await users.UpdateSecurityStampAsync(user));
        await userSessions.EndAllAsync(user.Id, except: null, cancellationToken);
    }

    private async Task<AppUser> MakeAsync(AccountRequest request)
    {
        var user = new AppUser { Email = request.Email.Trim(), DisplayName = request.DisplayName, IsAdministrator = request.IsAdministrator, IsDemo = request.IsDemo, Language = request.Language };
        Require(await users.CreateAsync(user));
        return user;
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException("The account was refused: " + string.Join(", ", result.Errors.Select(error => error.Code)));
    }
}
