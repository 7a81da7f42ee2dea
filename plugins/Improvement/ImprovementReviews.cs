using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Improvement;

/// <summary>The next review of each kind, and what the calendar of the year asks.</summary>
internal sealed class ImprovementReviews(IStringLocalizer<Texts> texts) : IReviewSource
{
    private const string Path = "stap/8-bijhouden";

    public IEnumerable<ReviewSubject> Subjects(ResilienceModel model) =>
    [
        .. model.Reviews.Where(review => review.NextDueOn is not null).GroupBy(review => review.Kind).Select(group => group.MaxBy(review => review.Date)!)
            .Select(review => new ReviewSubject("review", review.Id, texts[$"Review.{review.Kind}"], null, review.NextDueOn!.Value, review.Date, 60, Path)),
        .. model.YearCalendar.Where(item => item is { DueOn: not null, DoneOn: null })
            .Select(item => new ReviewSubject("calendarItem", item.Id, item.Text ?? item.Id, item.OwnerRole, item.DueOn!.Value, null, 15, Path)),
    ];
}
