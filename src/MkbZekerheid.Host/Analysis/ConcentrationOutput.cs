using System.Text.Json;
using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Analysis;

/// <summary>Concentration of turnover over customers and products and of spend over suppliers. Parties without an amount are named, not counted as 0.</summary>
internal static class ConcentrationOutput
{
    public static void Write(Utf8JsonWriter writer, ResilienceModel model)
    {
        writer.WriteStartArray("concentration");
        Part(writer, model, "customers", model.Customers.Select(customer => (customer.Id, Derived.Turnover(customer), customer.MemberCount ?? 1)));
        Part(writer, model, "products", model.Products.Select(product => (product.Id, product.Turnover, 1)));
        Part(writer, model, "suppliers", model.Resources.Where(resource => resource.Kind == MkbZekerheid.Model.ResourceKind.Supplier).Select(supplier => (supplier.Id, supplier.AnnualSpend, 1)));
        writer.WriteEndArray();
    }

    private static void Part(Utf8JsonWriter writer, ResilienceModel model, string of, IEnumerable<(string Id, decimal? Amount, int Members)> parties)
    {
        var all = parties.ToList();
        var result = Concentration.Of([.. all.Where(party => party.Amount is not null).Select(party => new ConcentrationEntry(party.Id, party.Amount!.Value, party.Members))]);
        writer.WriteStartObject();
        writer.WriteString("of", of);
        writer.Decimal("hhi", Rounded(result?.Hhi));
        writer.Decimal("effectiveNumber", Rounded(result?.EffectiveNumber));
        writer.Decimal("normalised", Rounded(result?.Normalised));
        writer.WriteString("largest", result?.LargestId);
        writer.Decimal("largestShare", Rounded(result?.LargestShare));
        writer.WriteString("band", result is null ? null : Band(result.Hhi, model.Settings));
        writer.Strings("unknown", all.Where(party => party.Amount is null).Select(party => party.Id));
        writer.WriteEndObject();
    }

    private static string Band(decimal hhi, CalculationSettings? settings) => JsonNamingPolicy.CamelCase.ConvertName(
        Concentration.Band(hhi, settings?.HhiGreenMax ?? 0.15m, settings?.HhiAmberMax ?? 0.25m).ToString());

    private static decimal? Rounded(decimal? value) => value is { } known ? decimal.Round(known, 6) : null;
}
