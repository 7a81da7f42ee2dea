using MkbZekerheid.Data;
using MkbZekerheid.Tests.Infrastructure;
using Npgsql;
using Xunit;

namespace MkbZekerheid.Tests.Data;

public sealed class CatalogueRuleTests(TestPostgres postgres)
{
    [Fact]
    public async Task The_schema_of_all_modules_breaks_no_rule()
    {
        await using var db = await postgres.DatabaseAsync(AllModules.Sources);
        await using var source = NpgsqlDataSource.Create(db.AppConnectionString);
        Assert.Empty(await CatalogueRules.CheckAsync(source));
    }

    private const string Own = "create table core.seeded (organisation_id uuid not null, id uuid not null, name text, primary key (organisation_id, id)); select core.protect_table('core.seeded');";

    /// <summary>Each seed breaks exactly one rule, in the way that a hurried developer would.</summary>
    [Theory]
    [InlineData("row-level security is enabled and forced", "alter table core.department no force row level security", "core.department")]
    [InlineData("row-level security is enabled and forced", "alter table core.membership disable row level security", "core.membership")]
    [InlineData("every organisation table has its policy, with using and with check", "drop policy organisation on core.department", "core.department")]
    [InlineData("every organisation table has its policy, with using and with check", "alter policy organisation on core.department with check (true)", "core.department")]
    [InlineData("every organisation table has its policy, with using and with check", "alter policy organisation on core.department using (organisation_id::text = core.current_organisation()::text)", "core.department")]
    [InlineData("no policy lets more through", "create policy support on core.department for select to mkbz_app using (true)", "core.department support")]
    [InlineData("no policy lets more through", "create policy sweep on core.department to mkbz_sweep using (true)", "core.department sweep")]
    [InlineData("the role of the sweep reaches the swept tables only", "grant select on core.department to mkbz_sweep", "core.department")]
    [InlineData("the policy function is stable and reads the setting with nullif", "alter function core.current_organisation() volatile", "core.current_organisation")]
    [InlineData("organisation_id is a uuid and not null", "create table core.seeded (id uuid primary key)", "core.seeded")]
    [InlineData("the primary key starts with organisation_id", Own + "alter table core.seeded drop constraint seeded_pkey, add primary key (id)", "core.seeded")]
    [InlineData("every unique key starts with organisation_id", "create unique index seeded on core.department (name)", "core.department seeded")]
    [InlineData("every foreign key between organisation tables starts with organisation_id on both sides",
        Own + "alter table core.seeded add unique (id); create table core.child (organisation_id uuid not null, id uuid not null, seeded_id uuid references core.seeded (id), primary key (organisation_id, id)); select core.protect_table('core.child')",
        "core.child child_seeded_id_fkey")]
    [InlineData("the runtime roles own nothing and make nothing", "alter table core.heartbeat owner to mkbz_app", "core.heartbeat")]
    [InlineData("the runtime roles own nothing and make nothing", "grant create on schema core to mkbz_app", "core")]
    [InlineData("nobody but named roles has rights", "grant select on core.department to public", "core.department")]
    [InlineData("nobody but named roles has rights", "grant truncate on core.department to mkbz_app", "core.department")]
    [InlineData("a security definer function sets its search_path and is not for everyone", "alter function core.append_audit(uuid, text, text, text, jsonb) reset search_path", "core.append_audit")]
    [InlineData("a security definer function sets its search_path and is not for everyone", "grant execute on function core.append_audit(uuid, text, text, text, jsonb) to public", "core.append_audit")]
    [InlineData("a view runs with the rights of whoever asks", "create view core.seeded as select * from core.department", "core.seeded")]
    public async Task A_hole_is_found(string rule, string seed, string subject)
    {
        await using var db = await postgres.DatabaseAsync();
        await db.AdminAsync(seed);
        await using var source = NpgsqlDataSource.Create(db.AppConnectionString + ";Pooling=false");
        Assert.Contains(new CatalogueViolation(rule, subject), await CatalogueRules.CheckAsync(source));
    }

    [Fact]
    public async Task A_runtime_role_above_row_level_security_is_found()
    {
        // Roles belong to the whole server, so this one is given back at once.
        await using var db = await postgres.DatabaseAsync();
        await using var source = NpgsqlDataSource.Create(db.AppConnectionString + ";Pooling=false");
        await db.AdminAsync("alter role mkbz_sweep bypassrls");
        try
        {
            Assert.Contains(await CatalogueRules.CheckAsync(source), v => v.Subject == "mkbz_sweep");
        }
        finally
        {
            await db.AdminAsync("alter role mkbz_sweep nobypassrls");
        }
    }
}
