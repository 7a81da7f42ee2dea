using MkbZekerheid.Model;

namespace MkbZekerheid.Host.Pages.Approvals;

/// <summary>
/// Who approves which phase (method 1.0.4): the director the phases that set goals and spend money (1, 5 and 8) and the
/// whole of phase 2; the heads of departments their own part of phase 2; the programme lead everything else. The director,
/// who answers for all of it, may approve any phase, and the programme lead may record what a head of department decided.
/// </summary>
internal static class ApprovalDuty
{
    /// <summary>The programme role that the phase asks for.</summary>
    public static ProgrammeRole Of(int phase, bool ofDepartment) =>
        ofDepartment ? ProgrammeRole.DepartmentHead : phase is 1 or 2 or 5 or 8 ? ProgrammeRole.Director : ProgrammeRole.ProgrammeLead;

    /// <summary>Whether every department approves its own part of the phase as well.</summary>
    public static bool IsPerDepartment(int phase) => phase == 2;

    /// <summary>The programme role in which somebody approves, or null when it is not for this person to approve.</summary>
    /// <param name="headsDepartment">Whether the person leads the department that the part is of.</param>
    public static ProgrammeRole? As(Role role, int phase, bool ofDepartment, bool headsDepartment) => role switch
    {
        Role.Director or Role.ProgrammeLead when ofDepartment => ProgrammeRole.DepartmentHead,
        Role.Director => ProgrammeRole.Director,
        Role.ProgrammeLead when Of(phase, ofDepartment) == ProgrammeRole.ProgrammeLead => ProgrammeRole.ProgrammeLead,
        Role.DepartmentHead when ofDepartment && headsDepartment => ProgrammeRole.DepartmentHead,
        _ => null,
    };

    /// <summary>The phase that comes before; phases 3 and 4 may overlap, so phase 4 waits for phase 2.</summary>
    public static int? Before(int phase) => phase switch { 1 => null, 4 => 2, _ => phase - 1 };
}
