using MkbZekerheid.Engine;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Programme;

/// <summary>
/// The figures that no single phase can compute: actions, reviews and maturity over all phases. KPI23 is the mean
/// computed level of all loaded phases; the level that a company gives itself stands beside it and is not mixed in.
/// </summary>
internal sealed class HostMeasures(PluginCatalogue catalogue, IServiceProvider services)
{
    /// <summary>Module id under which the host's own texts are found.</summary>
    public const string ModuleId = "core";

    /// <summary>The host's measures on the state of a programme.</summary>
    public IReadOnlyList<IMeasure> For(ProgrammeState state) =>
    [
        new ActionsOnTime(), new ActionsOverdue(),
        new ReviewsInTime([.. Subjects(state.Model)]),
        new ComputedMaturity([.. state.Phases.Select(phase => (phase.Descriptor.Code, phase.Maturity?.Level))]),
    ];

    /// <summary>Everything in all modules that must be looked at again from time to time.</summary>
    public IEnumerable<ReviewSubject> Subjects(ResilienceModel model) => catalogue.Loaded
        .SelectMany(module => module.Descriptor.Reviews)
        .SelectMany(type => ((IReviewSource)services.GetRequiredService(type)).Subjects(model));

    private sealed class ActionsOnTime : IMeasure
    {
        public string Id => "KPI16";

        public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Percent, 80, 0);

        public Role Owner => Role.ProgrammeLead;

        public MeasureResult Evaluate(ResilienceModel model)
        {
            var dated = model.Actions.Where(action => action.DueOn is not null)
                .Select(action => new ActionDates(action.Id, action.PostponedTo ?? action.DueOn!.Value, action.ClosedOn, action.EffectChecked ?? false)).ToList();
            var closure = ActionClosure.Of(dated, model.AsOf!.Value);
            return closure.OnTimePercent is { } percent
                ? MeasureResult.Of(Math.Round(percent, 2), new MeasureTerm("Term.ActionsOnTime", closure.ClosedOnTime), new MeasureTerm("Term.ActionsDue", closure.Due))
                : MeasureResult.None("Measure.NoActionsDue");
        }
    }

    private sealed class ActionsOverdue : IMeasure
    {
        public string Id => "KPI17";

        public MeasureScale Scale { get; } = new(MeasureUnit.Count, 0, 3, 10, Headline: true);

        public Role Owner => Role.ProgrammeLead;

        public MeasureResult Evaluate(ResilienceModel model)
        {
            if (!model.Actions.IsKnown)
            {
                return MeasureResult.None("Measure.NoActions");
            }

            var overdue = OverdueActions.Of(model, model.AsOf!.Value);
            return MeasureResult.Of(overdue.Count, new MeasureTerm("Term.ActionsOverdue", overdue.Count, [.. overdue.Select(action => action.Id)]));
        }
    }

    private sealed class ReviewsInTime(IReadOnlyList<ReviewSubject> subjects) : IMeasure
    {
        public string Id => "KPI22";

        public MeasureScale Scale { get; } = new(MeasureUnit.Percent, 95, 90, 50, Headline: true);

        public Role Owner => Role.ProgrammeLead;

        public MeasureResult Evaluate(ResilienceModel model)
        {
            if (subjects.Count == 0)
            {
                return MeasureResult.None("Measure.NoReviews");
            }

            var late = subjects.Where(subject => subject.DueOn <= model.AsOf!.Value).Select(subject => subject.Code).ToList();
            return MeasureResult.Of(
                Math.Round(100m * (subjects.Count - late.Count) / subjects.Count, 2),
                new MeasureTerm("Term.Reviews", subjects.Count), new MeasureTerm("Term.ReviewsLate", late.Count, late));
        }
    }

    private sealed class ComputedMaturity(IReadOnlyList<(string Phase, int? Level)> levels) : IMeasure
    {
        public string Id => "KPI23";

        public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Level, 3, 0);

        public Role Owner => Role.Director;

        public MeasureResult Evaluate(ResilienceModel model)
        {
            var known = levels.Where(item => item.Level is not null).Select(item => (decimal)item.Level!.Value).ToList();
            return known.Count == 0
                ? MeasureResult.None("Measure.NoMaturity")
                : MeasureResult.Of(
                    Math.Round(known.Average(), 2),
                    new MeasureTerm("Term.MaturityMean", Math.Round(known.Average(), 2)),
                    new MeasureTerm("Term.MaturityMinimum", known.Min(), [.. levels.Where(item => item.Level == known.Min()).Select(item => item.Phase)]));
        }
    }
}
