namespace MkbZekerheid.Model;

/// <summary>What somebody is in one organisation. A membership has exactly one role; explicit grants come on top.</summary>
public enum Role
{
    /// <summary>Sponsor: a member of management, accountable for the programme.</summary>
    Director,
    /// <summary>Runs the programme and configures it.</summary>
    ProgrammeLead,
    /// <summary>Owns one department and its plan.</summary>
    DepartmentHead,
    /// <summary>Owns one or more processes.</summary>
    ProcessOwner,
    /// <summary>Reads plans, confirms reading, takes part in exercises.</summary>
    Employee,
    /// <summary>Looks after the IT of the organisation.</summary>
    IctManager,
    /// <summary>Prevention officer, head of the emergency response team.</summary>
    SafetyOfficer,
    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,
    /// <summary>Guest from outside who helps, for a limited time.</summary>
    Adviser,
}
