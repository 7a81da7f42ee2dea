using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Editing;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Components;

namespace MkbZekerheid.Host.Pages.Lists;

/// <summary>One list of a module: every row with its fields.</summary>
[RequiresPermission(CorePermissions.OrganisationRead)]
internal sealed class IndexModel(ModuleLists lists, IOrganisationSessions sessions, IOrganisationContext organisation, IProgramme programme) : PageModel
{
    /// <summary>Key of the list in the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    public ModuleList List { get; private set; } = null!;

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    /// <summary>Rows in the order of the list: id and the text of each field.</summary>
    public IReadOnlyList<(Guid Id, IReadOnlyList<string?> Texts)> Rows { get; private set; } = [];

    public EmptyBlock? Empty { get; private set; }

    /// <summary>The step that the list belongs to, or null.</summary>
    public PhaseState? Phase { get; private set; }

    public bool MayEdit { get; private set; }

    public string RowUrl(Guid? id) => organisation.Url(id is null ? List.RowPath : $"{List.RowPath}/{id}");

    public string PhaseUrl => organisation.Url(Phase!.Descriptor.Path);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (lists.Find(Key) is not { } list || !organisation.Has(list.Definition.ReadPermission))
        {
            return NotFound();
        }

        (List, MayEdit) = (list, organisation.Has(list.Definition.EditPermission));
        if (list.Module.Descriptor.Phase is { } phase)
        {
            Phase = (await programme.GetAsync(ct)).Phase(phase.Number);
        }

        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        Fields = await list.FieldsAsync(db, ct);
        var rows = await StoredRow.AllAsync(db, $"select * from {list.Definition.Table} where organisation_id = @organisation order by position, id", new { organisation = db.OrganisationId }, ct);
        Rows = [.. rows.Select(row => (row.Id, (IReadOnlyList<string?>)[.. Fields.Select(field => field.Show(field.Write(row.Values.GetValueOrDefault(field.Column))))]))];
        Empty = rows.Count > 0 ? null
            : new EmptyBlock(list.Texts["Empty"], list.Texts["Lead"], MayEdit ? [new ActionLink(list.Texts["New"], RowUrl(null), "plus", Primary: true)] : []);
        return Page();
    }
}
