using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MkbZekerheid.Data;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Approvals;

/// <summary>
/// The part of the model document that a phase owns, as it is kept in an approved version. Names, numbers and addresses of
/// persons are left out: a version is never changed, and a person may ask to be forgotten.
/// </summary>
internal static class PhasePart
{
    /// <summary>Key of the reason for approving ahead of the phase before; no section of the document has this name.</summary>
    public const string DecisionKey = "decision";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> Personal = new(["phone", "email"], StringComparer.Ordinal);

    /// <summary>The sections of one module, as the database has them now.</summary>
    public static async Task<JsonElement> ReadAsync(OrganisationSession db, IModelContributor contributor, string organisationCode, CancellationToken ct)
    {
        var model = await contributor.ReadAsync(db, ResilienceModel.Empty(organisationCode), ct);
        using var whole = JsonDocument.Parse(ModelDocument.Write(model));
        return Write(json =>
        {
            foreach (var section in whole.RootElement.EnumerateObject().Where(section => contributor.Sections.Contains(section.Name)))
            {
                json.WritePropertyName(section.Name);
                Copy(json, section.Value, isContact: section.Name == "contacts");
            }
        });
    }

    /// <summary>The text that is kept: the part, and the reason for working ahead.</summary>
    public static string Text(JsonElement part, WorkingAhead? ahead) => Write(json =>
    {
        foreach (var section in part.EnumerateObject())
        {
            section.WriteTo(json);
        }

        if (ahead is not null)
        {
            json.WritePropertyName(DecisionKey);
            JsonSerializer.Serialize(json, ahead, JsonSerializerOptions.Web);
        }
    }).GetRawText();

    /// <summary>A mark of the content: two parts with the same mark say the same.</summary>
    public static string MarkOf(JsonElement part) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part.GetRawText())));

    /// <summary>Why a version was approved ahead of the phase before, or null when it was not.</summary>
    public static WorkingAhead? AheadOf(JsonElement snapshot) =>
        snapshot.ValueKind == JsonValueKind.Object && snapshot.TryGetProperty(DecisionKey, out var decision) ? decision.Deserialize<WorkingAhead>(JsonSerializerOptions.Web) : null;

    private static void Copy(Utf8JsonWriter json, JsonElement value, bool isContact)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var field in value.EnumerateObject().Where(field => !Personal.Contains(field.Name) && !(isContact && field.Name == "name")))
                {
                    json.WritePropertyName(field.Name);
                    Copy(json, field.Value, isContact);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Copy(json, item, isContact);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static JsonElement Write(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        return document.RootElement.Clone();
    }
}

/// <summary>Why a phase was approved while the phase before it was not.</summary>
/// <param name="Phase">Code of the phase before.</param>
/// <param name="Reason">The reason in the words of the approver.</param>
internal sealed record WorkingAhead(string Phase, string Reason);
