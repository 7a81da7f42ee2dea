using MkbZekerheid.Data;
using MkbZekerheid.Engine;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using Microsoft.Extensions.Localization;

namespace MkbZekerheid.Host.Jobs;

/// <summary>
/// On the first of the month: writes down the month that ended. Every measure with the target, minimum and zero point that
/// applied, and every dependency with its score. Written once: a month that has values is left alone. A demonstration,
/// whose date is fixed, has no months to close.
/// </summary>
internal sealed class MonthClose(
    ActiveOrganisations organisations,
    IOrganisationSessions sessions,
    ModelContributors contributors,
    PluginCatalogue catalogue,
    HostMeasures hostMeasures,
    ModuleTexts moduleTexts,
    IJobClock clock,
    IStringLocalizer<JobTexts> texts,
    ILoggerFactory loggers) : IModuleJob
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = LocalTime.DayOf(await clock.NowAsync(cancellationToken));
        var monthEnd = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        List<Exception> faults = [];
        foreach (var organisation in (await organisations.AllAsync(cancellationToken)).Where(organisation => organisation.AsOf is null))
        {
            try
            {
                await CloseAsync(organisation, monthEnd, cancellationToken);
            }
#pragma warning disable CA1031 // The others must get their month too; the fault is thrown at the end, so that the job is tried again.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
        {
            throw new AggregateException("Months that could not be closed.", faults);
        }
    }

    private async Task CloseAsync(JobOrganisationRow organisation, DateOnly monthEnd, CancellationToken cancellationToken)
    {
        using var language = new LanguageScope(organisation.Language);
        await using var db = await sessions.OpenAsync(organisation.Id, cancellationToken);

        // Locked until commit: two hosts close it once, and nothing changes between reading and writing.
        await db.ExecuteScalarAsync<long>("select model_version from core.organisation where id = @Id for update", new { organisation.Id }, cancellationToken);
        var model = await contributors.ReadAsync(db, organisation.Key, cancellationToken) with { AsOf = monthEnd };
        if (model.KpiValues.Any(value => value.Month == monthEnd))
        {
            return;
        }

        var lines = await MeasureAsync(organisation, model, monthEnd, cancellationToken);
        await WriteMeasuresAsync(db, lines, model.KpiValues.Count, monthEnd, cancellationToken);
        await WriteDependenciesAsync(db, model, monthEnd, cancellationToken);
        await db.ExecuteAsync(
            "select core.append_audit(null, 'system', 'monthClosed', @title, jsonb_build_object('month', @monthEnd, 'measures', @count))",
            new { title = texts["Audit.MonthClosed"].Value, monthEnd = monthEnd.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), count = lines.Count }, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }

    /// <summary>The same reading as the figures page, on the model as of the last day of the month.</summary>
    private async Task<IReadOnlyList<MeasureLine>> MeasureAsync(JobOrganisationRow organisation, ResilienceModel model, DateOnly monthEnd, CancellationToken cancellationToken)
    {
        var context = new JobOrganisation(organisation, monthEnd);
        var programme = new ProgrammeReader(catalogue, new GivenModel(model), context, moduleTexts, loggers.CreateLogger<ProgrammeReader>());
        return await new MeasureReader(catalogue, programme, hostMeasures, moduleTexts, loggers.CreateLogger<MeasureReader>()).GetAsync(cancellationToken);
    }

    private static async Task WriteMeasuresAsync(OrganisationSession db, IReadOnlyList<MeasureLine> lines, int position, DateOnly monthEnd, CancellationToken cancellationToken)
    {
        await ModelSections.SetAsync(db, "kpiValues", known: true, cancellationToken);
        await db.InsertAllAsync("core.kpi_value", lines.Select((line, index) => new
        {
            Id = Guid.CreateVersion7(),
            Position = position + index,
            Kpi = line.Id,
            Month = monthEnd,
            line.Result.Value,
            Target = (decimal?)line.Scale.Target,
            Minimum = (decimal?)line.Scale.Minimum,
            Zero = (decimal?)line.Scale.Zero,
            Status = StatusOf(line.Status),
        }), cancellationToken);
    }

    private static string StatusOf(MeasureStatus status) => status switch
    {
        MeasureStatus.OnLevel => "onTarget",
        MeasureStatus.Attention => "attention",
        MeasureStatus.BelowMinimum => "belowMinimum",
        _ => "noMeasurement",
    };

    /// <summary>Through the module that owns dependencies, so that its tables stay its own; without that module there is nothing to keep.</summary>
    private async Task WriteDependenciesAsync(OrganisationSession db, ResilienceModel model, DateOnly monthEnd, CancellationToken cancellationToken)
    {
        var owner = contributors.All.FirstOrDefault(contributor => contributor.Sections.Contains("dependencies", StringComparer.Ordinal));
        if (owner is null || model.Dependencies.Count == 0)
        {
            return;
        }

        await owner.WriteAsync(db, model with { Dependencies = model.Dependencies.Select(dependency => WithMonth(dependency, monthEnd)).ToModelList() }, cancellationToken);
    }

    /// <summary>
    /// The dependency with the month added, unless it was off the list by then or has the month.
    /// Score = 100 min(1, hours to a substitute / MTPD) (0.7 margin share + 0.3 concentration); unknown when one of these is.
    /// </summary>
    internal static Dependency WithMonth(Dependency dependency, DateOnly monthEnd)
    {
        if (dependency.RetiredOn <= monthEnd || dependency.History.Any(entry => entry.Month == monthEnd))
        {
            return dependency;
        }

        decimal? score = dependency is { SubstituteHours: { } hours, MtpdHours: { } mtpd, MarginShare: { } margin, Concentration: { } concentration }
            ? DependencyScore.Of(hours, mtpd, margin, concentration).Score
            : null;
        return dependency with
        {
            History = dependency.History.Append(new DependencySnapshot
            {
                Month = monthEnd,
                MarginShare = dependency.MarginShare,
                Concentration = dependency.Concentration,
                SubstituteHours = dependency.SubstituteHours,
                Score = score,
            }).ToModelList(),
        };
    }

    private sealed class GivenModel(ResilienceModel model) : IResilienceModels
    {
        public Task<ResilienceModel> GetAsync(Guid organisationId, CancellationToken cancellationToken) => Task.FromResult(model);
    }

    /// <summary>An organisation in which no person is asking.</summary>
    private sealed class JobOrganisation(JobOrganisationRow row, DateOnly asOf) : IOrganisationContext
    {
        public Guid OrganisationId => row.Id;

        public string OrganisationKey => row.Key;

        public string OrganisationName => row.Name;

        public Guid UserId => Guid.Empty;

        public Role Role => throw new InvalidOperationException("A job has no role.");

        public Actor Actor => Actor.System;

        public DateOnly AsOf => asOf;

        public bool AsOfIsFixed => false;

        public bool Has(string permission) => false;

        public string Url(string path) => $"/o/{row.Key}/{path}";
    }
}
