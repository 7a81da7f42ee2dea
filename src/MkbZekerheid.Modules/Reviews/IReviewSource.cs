using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>Names the things of a module that must be looked at again from time to time.</summary>
public interface IReviewSource
{
    /// <summary>All review subjects of one organisation, computed from its model. Pure.</summary>
    IEnumerable<ReviewSubject> Subjects(ResilienceModel model);
}

/// <summary>
/// One thing to review. <paramref name="Kind"/> and <paramref name="Code"/> identify it within the organisation;
/// <paramref name="OwnerRole"/> is the role title that is asked; <paramref name="DueOn"/> is a local date;
/// <paramref name="Minutes"/> is the expected work; <paramref name="Path"/> is relative to <c>/o/{organisation}</c>.
/// </summary>
public sealed record ReviewSubject(string Kind, string Code, string Title, string? OwnerRole, DateOnly DueOn, DateOnly? LastOn, int Minutes, string Path);
