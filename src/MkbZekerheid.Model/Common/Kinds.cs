namespace MkbZekerheid.Model;

/// <summary>The kinds of entities that carry a code. A code is unique per organisation and kind.</summary>
public enum EntityKind
{
    Company, Department, Person, Approval, Action, Kpi, Phase,
    RoleAssignment, ImpactCategory, Stakeholder, LegalRequirement, Objective,
    Product, Customer, Process, Activity, Resource, Requirement,
    Threat, Scenario, Vulnerability,
    Dependency, SpofVerdict, SupplierAssessment, SkillTask, ConfirmedCycle,
    Strategy, RecoveryCrew,
    Plan, CrisisPlan, Contact, ReadConfirmation,
    Exercise, Finding, AwarenessSession,
    Incident, Review, ChangeTrigger, CalendarItem,
    RecoveryOrder, RiskAppetite, Scope, Scales,
}

/// <summary>Points at any entity that carries a code.</summary>
public sealed record EntityRef
{
    /// <summary>The kind of the entity.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>Its code.</summary>
    public required string Ref { get; init; }
}
