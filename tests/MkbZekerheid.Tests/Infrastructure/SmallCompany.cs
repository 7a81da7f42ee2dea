using MkbZekerheid.Model;

namespace MkbZekerheid.Tests.Infrastructure;

/// <summary>
/// A bakery made by hand that meets every done-rule of phases 1 to 4. One product P from one process PR with activities
/// BAKE (needs the oven, of which there are two) and PLAN (needs the planner). Tests break one thing at a time.
/// </summary>
internal static class SmallCompany
{
    public static readonly DateOnly AsOf = new(2026, 6, 30);

    public static ResilienceModel Make() => ResilienceModel.Empty("BAK", "Bakkerij") with
    {
        AsOf = AsOf,
        Company = new Company { Id = "BAK", Name = "Bakkerij", Turnover = 1_000_000, GrossMargin = 400_000 },
        Departments = [new Department { Id = "D1", Name = "Bakkerij", ManagerRole = "Bakker", DeputyRole = "Planner" }],
        RoleAssignments =
        [
            new RoleAssignment { Id = "R1", Role = ProgrammeRole.Director, FilledByRole = "Eigenaar" },
            new RoleAssignment { Id = "R2", Role = ProgrammeRole.ProgrammeLead, FilledByRole = "Bakker" },
        ],
        WhyAnswers = [.. Enumerable.Range(1, 4).Select(no => new WhyAnswer { No = no, Answer = string.Join(' ', Enumerable.Repeat("woord", 20)) })],
        Scope = new ProgrammeScope { In = [new ScopeItem { Item = "Bakkerij" }], Out = [new ScopeItem { Item = "Verhuur", Reason = "Dat raakt onze klanten helemaal niet" }] },
        RiskAppetite = new RiskAppetite { CustomerHhiMax = 0.6m, SupplierHhiMax = 1m },
        Scales = new Scales
        {
            DurationPoints = [4, 24, 72, 168],
            ImpactCategories =
            [
                new ImpactCategory { Id = "FIN", UnacceptableLevel = 4, Weight = 0.6m, EurLowerBounds = [0, 10, 20, 30, 40] },
                new ImpactCategory { Id = "KLA", UnacceptableLevel = 4, Weight = 0.4m },
            ],
            Likelihood =
            [
                new LikelihoodLevel { Level = 1, PerYearFrom = 0, PerYearTo = 0.1m },
                new LikelihoodLevel { Level = 2, PerYearFrom = 0.1m, PerYearTo = 1 },
                new LikelihoodLevel { Level = 3, PerYearFrom = 1 },
            ],
        },
        Objectives = [new Objective { Id = "O1", Text = "Plan", Metric = "KPI12", Target = 1, DueOn = AsOf }],
        Stakeholders = [new Stakeholder { Id = "S1" }, new Stakeholder { Id = "S2" }, new Stakeholder { Id = "S3" }],
        LegalRequirements = [new LegalRequirement { Id = "L1" }],
        Programme = new MkbZekerheid.Model.Programme
        {
            StartOn = new DateOnly(2026, 1, 5),
            Weeks = 2,
            Phases = [new ProgrammePhase { Id = "F1", WeekFrom = 1, WeekTo = 2, Tasks = [new ProgrammeTask { No = 1, LeadRole = "Bakker", Week = 1, Done = true }, new ProgrammeTask { No = 2, LeadRole = "Bakker", Week = 2, Done = false }] }],
        },
        Approvals =
        [
            Phase("B1", "F1", ProgrammeRole.Director), Phase("B2", "F2", ProgrammeRole.DepartmentHead, "D1"), Phase("B3", "F2", ProgrammeRole.Director),
            Phase("B4", "F3", ProgrammeRole.ProgrammeLead), Phase("B5", "F4", ProgrammeRole.ProgrammeLead),
        ],
        Products = [new Product { Id = "P", Turnover = 1_000_000, GrossMargin = 400_000, MbcoPercent = 50, RtoHours = 48, ImpactLevels = Levels(1, 2, 4, 5) }],
        Customers = [new Customer { Id = "K1", TurnoverByProduct = ModelMap.Of(("P", 500_000m)) }, new Customer { Id = "K2", TurnoverByProduct = ModelMap.Of(("P", 500_000m)) }],
        Processes = [new Process { Id = "PR", DepartmentId = "D1" }],
        Activities =
        [
            new Activity { Id = "BAKE", ProcessId = "PR", OwnerRole = "Bakker", Essential = true, ImpactLevels = Levels(1, 2, 4, 5), RtoHours = 24, MolPercent = 50, RestartHours = 0, Requirements = [Needs("Q1", "OVEN")] },
            new Activity { Id = "PLAN", ProcessId = "PR", OwnerRole = "Planner", Essential = true, ImpactLevels = Levels(1, 1, 2, 4), RtoHours = 48, RpoHours = 24, MolPercent = 60, RestartHours = 0, Requirements = [Needs("Q2", "PLANNER"), Needs("Q3", "PC")] },
        ],
        Resources =
        [
            new Resource { Id = "OVEN", Kind = ResourceKind.Machine, Count = 2, RecoveryHours = 200, RestartHours = 0, MolPercent = 50, RecoveryTested = true, Requirements = [Needs("Q4", "MEEL")] },
            new Resource { Id = "PLANNER", Kind = ResourceKind.Employee, Count = 1, RecoveryHours = 8, RestartHours = 0 },
            new Resource { Id = "PC", Kind = ResourceKind.Ict, Count = 1, RecoveryHours = 8, RestartHours = 0, RpoActualHours = 12 },
            new Resource { Id = "MEEL", Kind = ResourceKind.Supplier, Count = 1, RecoveryHours = 12, RestartHours = 0, AnnualSpend = 100_000 },
        ],
        ProductProcessLinks = [new ProductProcessLink { ProductId = "P", ProcessId = "PR", BufferHours = 0 }],
        Threats =
        [
            new Threat
            {
                Id = "T1", Name = "Brand", Considered = true, FrequencyPerYear = 1, Duration = new Fixed { Value = 24 }, ImpactLevel = 4, OwnerRole = "Bakker",
                Effects = [new ThreatEffect { Ref = "OVEN", ResidualPercent = 0, DurationFactor = 1, Probability = 1 }, new ThreatEffect { Ref = "PC", ResidualPercent = 0, DurationFactor = 1, Probability = 1 }],
                ResidualLikelihoodLevel = 2, ResidualImpactLevel = 4,
            },
            new Threat { Id = "T2", Name = "Aardbeving", Considered = false, ConsideredReason = "Komt hier niet voor" },
        ],
        Scenarios = [.. Enum.GetValues<StandardScenario>().Select(standard => new Scenario { Id = "SC" + (int)standard, Standard = standard })],
        Vulnerabilities = [],
        Dependencies = [new Dependency { Id = "A1", Kind = DependencyKind.Supplier, Ref = "MEEL", MtpdHours = 72, History = [Month(2025, 12, 60), Month(2026, 6, 45)] }],
        SpofVerdicts = [],
        SupplierAssessments = [new SupplierAssessment { Id = "LV1", SupplierId = "MEEL", AssessedOn = AsOf }],
        SkillMatrix = [new SkillTask { Id = "TK1", ActivityId = "PLAN", People = [new SkillLevel { Role = "Planner", Count = 1, Level = 3 }, new SkillLevel { Role = "Bakker", Count = 1, Level = 2 }] }],
        ConfirmedCycles = [],
        Actions = [],
    };

    /// <summary>Both categories with these levels at 4, 24, 72 and 168 hours.</summary>
    public static ModelMap<ModelList<int?>> Levels(params int?[] levels) => ModelMap.Of(("FIN", levels.ToModelList()), ("KLA", ModelList.ToModelList<int?>([1, 1, 1, 1])));

    public static Requirement Needs(string id, params string[] codes) =>
        new() { Id = id, Primaries = [.. codes.Select(code => new Primary { Ref = code, Units = 1 })], Mode = RequirementMode.All, BufferHours = 0, Recovery = RecoveryMode.After, Alternatives = [] };

    public static Approval Phase(string id, string phase, ProgrammeRole? role, string? department = null, ApprovalStatus status = ApprovalStatus.Approved) => new()
    {
        Id = id, Kind = EntityKind.Phase, Ref = phase, DepartmentId = department, Status = status, ApprovedAs = role, Version = "1.0", ApprovedAt = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
    };

    public static DependencySnapshot Month(int year, int month, decimal score) => new() { Month = new DateOnly(year, month, DateTime.DaysInMonth(year, month)), Score = score };

    /// <summary>The list with the item of this place replaced.</summary>
    public static ModelList<T> With<T>(this ModelList<T> list, int index, Func<T, T> change) => list.Select((item, at) => at == index ? change(item) : item).ToModelList();
}
