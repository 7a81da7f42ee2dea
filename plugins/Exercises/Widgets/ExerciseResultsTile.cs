using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Exercises.Rules;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Charts;

namespace MkbZekerheid.Exercises.Widgets;

/// <summary>Scores of the exercises that were held, and recovery times measured against their goals.</summary>
public sealed class ExerciseResultsTile(IProgramme programme, IStringLocalizerFactory localizers) : ViewComponent
{
    private const double PassedFrom = 80;

    /// <summary>Draws the tile; empty when nothing was held yet.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var texts = localizers.Create(typeof(Texts));
        var model = (await programme.GetAsync(HttpContext.RequestAborted)).Model;
        var held = HeldExercises.Of(model).OrderBy(exercise => exercise.Date).ToList();
        List<ChartDescription> charts = [];
        if (held.Count > 0)
        {
            var scores = held.Select(exercise => (double?)HeldExercises.Score(exercise).Score).ToList();
            charts.Add(new BarChart(
                texts["Tile.Finding", Show.Number(scores[^1] is { } last ? Math.Round((decimal)last, 1) : null)], texts["Tile.Label"],
                [.. held.Select(exercise => exercise.Name ?? exercise.Id)], [new ChartSeries(texts["Tile.Series"], scores)], ChartUnit.Number)
            {
                Horizontal = true,
                Caption = texts["Tile.Caption"],
                Lines = [new ChartLine(ChartLineKind.Minimum, PassedFrom, texts["Tile.Minimum"])],
            });
        }

        var tests = RecoveryTests.Of(model);
        if (tests.Count > 0)
        {
            charts.Add(new BarChart(
                texts["Tile.TestsFinding", tests.Count(test => test.AchievedHours <= test.TargetHours), tests.Count], texts["Tile.TestsLabel"],
                [.. tests.Select(test => model.Activities.FirstOrDefault(activity => activity.Id == test.ActivityId)?.Name ?? model.Resources.FirstOrDefault(resource => resource.Id == test.ResourceId)?.Name ?? Show.Unknown)],
                [new ChartSeries(texts["Tile.Target"], [.. tests.Select(test => (double?)test.TargetHours)]), new ChartSeries(texts["Tile.Achieved"], [.. tests.Select(test => (double?)test.AchievedHours)])],
                ChartUnit.Hours)
            {
                Horizontal = true,
                Caption = texts["Tile.TestsCaption"],
            });
        }

        ViewData["TileTitle"] = texts["Tile.Title"].Value;
        return View("/Pages/Exercises/Shared/_Results.cshtml", charts);
    }
}
