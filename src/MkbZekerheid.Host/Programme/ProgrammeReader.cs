using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Programme;

/// <summary>Evaluates every loaded phase on the current model of the organisation that is asking.</summary>
internal sealed class ProgrammeReader(
    PluginCatalogue catalogue,
    IResilienceModels models,
    IOrganisationContext organisation,
    ModuleTexts texts,
    ILogger<ProgrammeReader> logger) : IProgramme
{
    private ProgrammeState? state;

    public async Task<ProgrammeState> GetAsync(CancellationToken cancellationToken)
    {
        if (state is null)
        {
            var model = await models.GetAsync(organisation.OrganisationId, cancellationToken);
            state = new ProgrammeState(model, [.. PhaseModules().Select(module => Evaluate(module, model))]);
        }

        return state;
    }

    private IEnumerable<LoadedModule> PhaseModules() =>
        catalogue.Loaded.Where(module => module.Descriptor.Phase is not null).OrderBy(module => module.Descriptor.Phase!.Number);

    private PhaseState Evaluate(LoadedModule module, ResilienceModel model)
    {
        var phase = module.Descriptor.Phase!;
        string Text(string key, IReadOnlyList<object>? arguments = null) => texts.Of(module.Id, key, arguments ?? []);

        IReadOnlyList<RuleOutcome> outcomes = [];
        MaturityResult? maturity = null;
        string? fault = null;
        try
        {
            outcomes = PhaseEvaluation.Rules(module.Descriptor, model);
            maturity = PhaseEvaluation.Maturity(module.Descriptor, model, outcomes);
        }
#pragma warning disable CA1031 // A faulty phase says so on its own page; the other seven go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "Phase {Phase} could not be evaluated", phase.Code);
            fault = exception.GetBaseException().Message;
        }

        return new PhaseState(
            phase,
            Text("Phase.Name"),
            Text("Phase.LongName"),
            Text("Phase.Question"),
            [.. outcomes.Select(outcome => new RuleLine(outcome, Text($"Rule.{outcome.Rule.Id}"), Text(outcome.Result.MessageKey, outcome.Result.Arguments)))],
            maturity,
            [.. (maturity?.Conditions ?? []).Select((condition, index) => new MaturityLine(index + 1, Text($"Maturity.{index + 1}"), Text(condition.MessageKey, condition.Arguments), condition.State))],
            PhaseEvaluation.Status(phase, model, outcomes, maturity?.Level),
            fault)
        {
            Approval = PhaseApproval.Standing(model, phase.Code),
        };
    }
}
