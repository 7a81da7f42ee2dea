using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Scope;

/// <summary>The lists of the first step that people keep themselves.</summary>
internal static class ScopeLists
{
    private const string Read = "scope.read";
    private const string Edit = "scope.edit";
    private const int LongText = 2000;
    private const int ShortText = 200;

    // Hours of ten years: longer is no time to be told within.
    private const decimal MostHours = 87_600;

    /// <summary>The four why-questions with their answers.</summary>
    public static ListDefinition Why { get; } = new("waarom", "whyAnswers", "scope.why_answer", Read, Edit, "No", choices =>
    [
        new ChoiceField("No", "no", choices.Numbers("No", 1, 4)) { Required = true },
        new ParagraphField("Answer", "answer", LongText),
        new AmountField("BudgetOnce", "budget_once", 0, 999_999_999),
        new AmountField("BudgetPerYear", "budget_per_year", 0, 999_999_999),
        new ChoiceField("MaturityTarget", "maturity_target", choices.Numbers("MaturityTarget", 1, 5)),
    ]);

    /// <summary>Who expects something of the company.</summary>
    public static ListDefinition Stakeholders { get; } = new("belanghebbenden", "stakeholders", "scope.stakeholder", Read, Edit, "Name", choices =>
    [
        new TextField("Name", "name", ShortText) { Required = true },
        new ChoiceField("Kind", "kind", choices.Words("Kind", "customer", "employee", "supplier", "government", "bank", "insurer", "neighbourhood", "owner")),
        new ParagraphField("Expectation", "expectation", LongText),
        new ChoiceField("Influence", "influence", choices.Numbers("Influence", 1, 5)),
        new NumberField("Inform", "inform_within_hours", 0, MostHours, 2),
    ]) { Entity = (EntityKind.Stakeholder, "BEL") };

    /// <summary>What laws, contracts, standards and permits ask.</summary>
    public static ListDefinition Requirements { get; } = new("eisen", "legalRequirements", "scope.legal_requirement", Read, Edit, "Name", choices =>
    [
        new TextField("Name", "name", ShortText) { Required = true },
        new ChoiceField("Kind", "kind", choices.Words("Kind", "law", "contract", "standard", "permit")),
        new TextField("Source", "source", ShortText),
        new ParagraphField("Consequence", "consequence", LongText),
        new NumberField("Notify", "notify_within_hours", 0, MostHours, 2),
    ]) { Entity = (EntityKind.LegalRequirement, "EIS") };

    /// <summary>What the company wants to reach, measured and by when.</summary>
    public static ListDefinition Objectives { get; } = new("doelen", "objectives", "scope.objective", Read, Edit, "Text", choices =>
    [
        new TextField("Text", "text", ShortText) { Required = true },
        new TextField("Metric", "metric", ShortText),
        new NumberField("Target", "target", -999_999_999, 999_999_999, 6),
        new DateField("DueOn", "due_on"),
        new ChoiceField("Owner", "owner_role", choices.Roles),
    ]) { Entity = (EntityKind.Objective, "DOEL") };
}
