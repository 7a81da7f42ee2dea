using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Data;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Data;

public sealed class UndoTests(TestPostgres postgres)
{
    private static readonly Actor Anna = new(Guid.CreateVersion7(), "Anna", "programmeLead");
    private static readonly Actor Bert = new(Guid.CreateVersion7(), "Bert", "departmentHead");

    private static async Task<Guid> AddDepartmentAsync(TestDatabase db, Guid organisation, string code, string name)
    {
        await using var session = await db.Sessions.BeginChangeAsync(organisation, Anna, "Afdeling toegevoegd");
        var id = Guid.CreateVersion7();
        await session.InsertAllAsync("core.entity", [new { Id = id, Kind = "department", Code = code, Title = name }]);
        await session.InsertAllAsync("core.department", [new { Id = id, Name = name }]);
        await session.CommitAsync();
        return id;
    }

    private static async Task<Guid> RenameAsync(TestDatabase db, Guid organisation, Guid id, string name, Actor by)
    {
        await using var session = await db.Sessions.BeginChangeAsync(organisation, by, $"Afdeling heet nu {name}");
        var version = await session.ExecuteScalarAsync<int>("select version from core.department where id = @id", new { id });
        Assert.IsType<Saved>(await session.UpdateAsync("core.department", id, version, new { Name = name }));
        await session.CommitAsync();
        return session.ChangeId!.Value;
    }

    private static async Task<string?> NameAsync(TestDatabase db, Guid organisation, Guid id)
    {
        await using var session = await db.Sessions.OpenAsync(organisation);
        return await session.QuerySingleOrDefaultAsync<string>("select name from core.department where id = @id", new { id });
    }

    [Fact]
    public async Task A_change_is_taken_back_and_taking_back_is_taken_back_too()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        var id = await AddDepartmentAsync(db, organisation, "AFD1", "Productie");
        var change = await RenameAsync(db, organisation, id, "Techniek", Anna);
        var undone = Assert.IsType<Undone>(await db.Undo.UndoAsync(organisation, change, Bert));
        Assert.Equal("Productie", await NameAsync(db, organisation, id));
        Assert.IsType<UndoUnavailable>(await db.Undo.UndoAsync(organisation, change, Bert));
        var redone = Assert.IsType<Undone>(await db.Undo.UndoAsync(organisation, undone.ChangeId, Bert));
        Assert.Equal("Techniek", await NameAsync(db, organisation, id));
        Assert.IsType<Undone>(await db.Undo.UndoAsync(organisation, change, Bert));
        Assert.Equal("Productie", await NameAsync(db, organisation, id));
        Assert.NotEqual(redone.ChangeId, undone.ChangeId);
        await using var session = await db.Sessions.OpenAsync(organisation);
        Assert.Equal(5, await session.ExecuteScalarAsync<int>("select version from core.department where id = @id", new { id }));
    }

    [Fact]
    public async Task An_added_thing_with_its_parts_disappears_and_comes_back()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        var id = await AddDepartmentAsync(db, organisation, "AFD1", "Productie");
        Guid removal;
        await using (var session = await db.Sessions.BeginChangeAsync(organisation, Anna, "Afdeling verwijderd"))
        {
            // Deleting the entity takes the department with it; both must come back, in the right order.
            await session.ExecuteAsync("delete from core.entity where id = @id", new { id });
            await session.CommitAsync();
            removal = session.ChangeId!.Value;
        }

        Assert.Null(await NameAsync(db, organisation, id));
        Assert.Equal(2, Assert.IsType<Undone>(await db.Undo.UndoAsync(organisation, removal, Anna)).Rows);
        Assert.Equal("Productie", await NameAsync(db, organisation, id));
        var addition = (await db.Undo.RecentAsync(organisation)).Single(c => c.Title == "Afdeling toegevoegd");
        Assert.IsType<Undone>(await db.Undo.UndoAsync(organisation, addition.Id, Anna));
        Assert.Null(await NameAsync(db, organisation, id));
    }

    [Fact]
    public async Task Undo_names_the_later_change_that_stands_in_the_way()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        var id = await AddDepartmentAsync(db, organisation, "AFD1", "Productie");
        var first = await RenameAsync(db, organisation, id, "Techniek", Anna);
        var second = await RenameAsync(db, organisation, id, "Fabriek", Bert);
        var blocked = Assert.IsType<UndoBlocked>(await db.Undo.UndoAsync(organisation, first, Anna));
        Assert.Equal((second, "Bert", "Afdeling heet nu Fabriek"), (blocked.LaterChangeId, blocked.ActorName, blocked.Title));
        Assert.Equal("Fabriek", await NameAsync(db, organisation, id));
        Assert.IsType<Undone>(await db.Undo.UndoAsync(organisation, second, Anna));
        Assert.IsType<Undone>(await db.Undo.UndoAsync(organisation, first, Anna));
        Assert.Equal("Productie", await NameAsync(db, organisation, id));
    }

    [Fact]
    public async Task A_write_that_nobody_recorded_stands_in_the_way_too()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        var id = await AddDepartmentAsync(db, organisation, "AFD1", "Productie");
        var change = await RenameAsync(db, organisation, id, "Techniek", Anna);
        await db.AdminAsync($"update core.department set name = 'Elders' where id = '{id}'");
        Assert.Null(Assert.IsType<UndoBlocked>(await db.Undo.UndoAsync(organisation, change, Anna)).LaterChangeId);
    }

    [Fact]
    public async Task The_name_of_the_organisation_is_taken_back()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a", "Oud");
        Guid change;
        await using (var session = await db.Sessions.BeginChangeAsync(organisation, Anna, "Naam veranderd"))
        {
            await session.ExecuteAsync("update core.organisation set name = 'Nieuw', version = version + 1 where id = @organisation", new { organisation });
            await session.CommitAsync();
            change = session.ChangeId!.Value;
        }

        Assert.IsType<Undone>(await db.Undo.UndoAsync(organisation, change, Anna));
        await using var after = await db.Sessions.OpenAsync(organisation);
        Assert.Equal("Oud", await after.ExecuteScalarAsync<string>("select name from core.organisation"));
    }

    [Fact]
    public async Task After_thirty_days_a_change_can_no_longer_be_undone_and_is_forgotten()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        var id = await AddDepartmentAsync(db, organisation, "AFD1", "Productie");
        var change = await RenameAsync(db, organisation, id, "Techniek", Anna);
        await db.AdminAsync($"update core.change set at = now() - interval '31 days' where id = '{change}'");
        Assert.Equal(new UndoUnavailable(UndoUnavailableReason.TooOld), await db.Undo.UndoAsync(organisation, change, Anna));
        Assert.Equal(1, await db.Undo.PurgeAsync(organisation));
        Assert.Equal(new UndoUnavailable(UndoUnavailableReason.NotFound), await db.Undo.UndoAsync(organisation, change, Anna));
        await using var session = await db.Sessions.OpenAsync(organisation);
        Assert.Equal(2, await session.ExecuteScalarAsync<int>("select count(*) from core.audit_event"));
        Assert.Null(await session.ExecuteScalarAsync<long?>("select core.verify_audit()"));
    }

    [Fact]
    public async Task An_import_is_taken_back_with_the_document_that_was_kept()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        await using var services = new ServiceCollection().AddMkbData(db.AppConnectionString).AddSingleton<IBulkUndo, NameUndo>().BuildServiceProvider();
        var (sessions, undo) = (services.GetRequiredService<IOrganisationSessions>(), services.GetRequiredService<IUndo>());
        Guid change;
        await using (var session = await sessions.BeginBulkChangeAsync(organisation, Anna, "Model vervangen", "name", "oud"u8.ToArray()))
        {
            await session.ExecuteAsync("update core.organisation set name = 'nieuw' where id = @organisation", new { organisation });
            await session.CommitAsync();
            change = session.ChangeId!.Value;
        }

        Assert.Equal((0, true), (await undo.RecentAsync(organisation)).Select(c => (c.RowCount, c.IsBulk)).Single());
        var back = Assert.IsType<Undone>(await undo.UndoAsync(organisation, change, Bert));
        await using (var session = await sessions.OpenAsync(organisation)) Assert.Equal("oud", await session.ExecuteScalarAsync<string>("select name from core.organisation"));
        Assert.IsType<Undone>(await undo.UndoAsync(organisation, back.ChangeId, Bert));
        await using (var session = await sessions.OpenAsync(organisation)) Assert.Equal("nieuw", await session.ExecuteScalarAsync<string>("select name from core.organisation"));
        Assert.Equal(new UndoUnavailable(UndoUnavailableReason.NoHandler), await db.Undo.UndoAsync(organisation, change, Bert));
    }

    /// <summary>A document of one word: the name of the organisation.</summary>
    internal sealed class NameUndo(IOrganisationSessions sessions) : IBulkUndo
    {
        public string Key => "name";

        public async Task<byte[]?> CaptureAsync(Guid organisationId, CancellationToken ct)
        {
            await using var session = await sessions.OpenAsync(organisationId, ct);
            return System.Text.Encoding.UTF8.GetBytes(await session.QuerySingleAsync<string>("select name from core.organisation", null, ct));
        }

        public Task RestoreAsync(OrganisationSession session, byte[]? previousDocument, CancellationToken ct) =>
            session.ExecuteAsync("update core.organisation set name = @name where id = @id",
                new { id = session.OrganisationId, name = System.Text.Encoding.UTF8.GetString(previousDocument!) }, ct);
    }
}
