using System.Text.Json;

namespace MkbZekerheid.Model;

/// <summary>
/// Everything that is known about the resilience of one company, as one immutable object: facts and records, no results.
/// Its properties are the sections of the model document, in the order in which they are written. Unknown is null (or a
/// list that is not <see cref="ModelList{T}.IsKnown">known</see>), never 0. Times are hours, money is euro, percentages
/// are 0 to 100, shares 0 to 1. References are codes.
/// </summary>
public sealed record ResilienceModel
{
    /// <summary>Version of the document form; 1.</summary>
    [Whole(1, 1)]
    public required int SchemaVersion { get; init; }

    /// <summary>Language of the texts, such as nl-NL. Owner: core.</summary>
    [Owner("core")]
    public string? Language { get; init; }

    /// <summary>Remark about the whole. Owner: core.</summary>
    [Owner("core")]
    public string? Note { get; init; }

    /// <summary>The date on which rules, KPIs, maturity and ages are computed; unknown means today. Owner: core.</summary>
    [Owner("core")]
    public DateOnly? AsOf { get; init; }

    /// <summary>The organisation. Owner: core.</summary>
    [Owner("core")]
    public required Company Company { get; init; }

    /// <summary>Departments. Owner: core.</summary>
    [Owner("core")]
    public ModelList<Department> Departments { get; init; }

    /// <summary>Roles in the company and, optionally, persons. Owner: core.</summary>
    [Owner("core")]
    public ModelList<Person> People { get; init; }

    /// <summary>Decisions on phases, plans and other objects. Owner: core.</summary>
    [Owner("core")]
    public ModelList<Approval> Approvals { get; init; }

    /// <summary>Actions. Owner: core.</summary>
    [Owner("core")]
    public ModelList<ImprovementAction> Actions { get; init; }

    /// <summary>KPI values of closed months. Owner: core.</summary>
    [Owner("core")]
    public ModelList<KpiValue> KpiValues { get; init; }

    /// <summary>Settings of formulas; unknown means all defaults. Owner: core.</summary>
    [Owner("core")]
    public CalculationSettings? Settings { get; init; }

    /// <summary>Who has which role in the programme. Owner: scope.</summary>
    [Owner("scope")]
    [Key("programmeRoles")]
    public ModelList<RoleAssignment> RoleAssignments { get; init; }

    /// <summary>Scales. Owner: scope.</summary>
    [Owner("scope")]
    public Scales? Scales { get; init; }

    /// <summary>Appetite for risk. Owner: scope.</summary>
    [Owner("scope")]
    public RiskAppetite? RiskAppetite { get; init; }

    /// <summary>Answers to the four why-questions. Owner: scope.</summary>
    [Owner("scope")]
    [Key("whyQuestions")]
    public ModelList<WhyAnswer> WhyAnswers { get; init; }

    /// <summary>Stakeholders. Owner: scope.</summary>
    [Owner("scope")]
    public ModelList<Stakeholder> Stakeholders { get; init; }

    /// <summary>Demands of law, contract, standard and permit. Owner: scope.</summary>
    [Owner("scope")]
    public ModelList<LegalRequirement> LegalRequirements { get; init; }

    /// <summary>Goals of the programme. Owner: scope.</summary>
    [Owner("scope")]
    public ModelList<Objective> Objectives { get; init; }

    /// <summary>Inside and outside. Owner: scope.</summary>
    [Owner("scope")]
    public ProgrammeScope? Scope { get; init; }

    /// <summary>The programme of 17 weeks. Owner: scope.</summary>
    [Owner("scope")]
    public Programme? Programme { get; init; }

    /// <summary>Products and services. Owner: processes.</summary>
    [Owner("processes")]
    public ModelList<Product> Products { get; init; }

    /// <summary>Customers. Owner: processes.</summary>
    [Owner("processes")]
    public ModelList<Customer> Customers { get; init; }

    /// <summary>Processes. Owner: processes.</summary>
    [Owner("processes")]
    public ModelList<Process> Processes { get; init; }

    /// <summary>Activities. Owner: processes.</summary>
    [Owner("processes")]
    public ModelList<Activity> Activities { get; init; }

    /// <summary>Resources. Owner: processes.</summary>
    [Owner("processes")]
    public ModelList<Resource> Resources { get; init; }

    /// <summary>Which product needs which process. Owner: processes.</summary>
    [Owner("processes")]
    public ModelList<ProductProcessLink> ProductProcessLinks { get; init; }

    /// <summary>Threats and risks. Owner: threats.</summary>
    [Owner("threats")]
    public ModelList<Threat> Threats { get; init; }

    /// <summary>Scenarios. Owner: threats.</summary>
    [Owner("threats")]
    public ModelList<Scenario> Scenarios { get; init; }

    /// <summary>Weak spots. Owner: threats.</summary>
    [Owner("threats")]
    public ModelList<Vulnerability> Vulnerabilities { get; init; }

    /// <summary>Dependencies with their month ends. Owner: dependencies.</summary>
    [Owner("dependencies")]
    public ModelList<Dependency> Dependencies { get; init; }

    /// <summary>Decisions on single points of failure. Owner: dependencies.</summary>
    [Owner("dependencies")]
    public ModelList<SpofVerdict> SpofVerdicts { get; init; }

    /// <summary>Assessments of suppliers. Owner: dependencies.</summary>
    [Owner("dependencies")]
    public ModelList<SupplierAssessment> SupplierAssessments { get; init; }

    /// <summary>Who can do which critical task. Owner: dependencies.</summary>
    [Owner("dependencies")]
    public ModelList<SkillTask> SkillMatrix { get; init; }

    /// <summary>Rings of dependencies that were confirmed. Owner: dependencies.</summary>
    [Owner("dependencies")]
    public ModelList<ConfirmedCycle> ConfirmedCycles { get; init; }

    /// <summary>Strategies. Owner: strategy.</summary>
    [Owner("strategy")]
    public ModelList<Strategy> Strategies { get; init; }

    /// <summary>What is recovered first. Owner: strategy.</summary>
    [Owner("strategy")]
    public RecoveryOrder? RecoveryOrder { get; init; }

    /// <summary>Who can recover. Owner: strategy.</summary>
    [Owner("strategy")]
    public ModelList<RecoveryCrew> RecoveryCrew { get; init; }

    /// <summary>Plans per department. Owner: planB.</summary>
    [Owner("planB")]
    public ModelList<Plan> Plans { get; init; }

    /// <summary>The overall plan. Owner: planB.</summary>
    [Owner("planB")]
    public CrisisPlan? CrisisPlan { get; init; }

    /// <summary>Contacts. Owner: planB.</summary>
    [Owner("planB")]
    public ModelList<Contact> Contacts { get; init; }

    /// <summary>Who confirmed reading a plan. Owner: planB.</summary>
    [Owner("planB")]
    public ModelList<ReadConfirmation> ReadConfirmations { get; init; }

    /// <summary>Exercises and tests. Owner: exercises.</summary>
    [Owner("exercises")]
    public ModelList<Exercise> Exercises { get; init; }

    /// <summary>Awareness. Owner: exercises.</summary>
    [Owner("exercises")]
    public Awareness? Awareness { get; init; }

    /// <summary>Real disruptions. Owner: improvement.</summary>
    [Owner("improvement")]
    public ModelList<Incident> Incidents { get; init; }

    /// <summary>Reviews and audits. Owner: improvement.</summary>
    [Owner("improvement")]
    public ModelList<Review> Reviews { get; init; }

    /// <summary>Changes that touch plans. Owner: improvement.</summary>
    [Owner("improvement")]
    public ModelList<ChangeTrigger> ChangeTriggers { get; init; }

    /// <summary>The level that the company gives itself, per phase F1 to F8. Owner: improvement.</summary>
    [Owner("improvement")]
    [Ref(EntityKind.Phase)]
    public ModelMap<MaturityAssessment> MaturitySelfAssessment { get; init; }

    /// <summary>The calendar of the coming year. Owner: improvement.</summary>
    [Owner("improvement")]
    public ModelList<CalendarItem> YearCalendar { get; init; }

    /// <summary>What other modules keep, by module id. Owner: that module.</summary>
    [Owner("extension")]
    public ModelMap<JsonElement> Extensions { get; init; }

    /// <summary>A company of which only code and name are known; every section is unknown.</summary>
    public static ResilienceModel Empty(string companyId, string? companyName = null) =>
        new() { SchemaVersion = 1, Company = new Company { Id = companyId, Name = companyName } };
}
