using System.Text.Json;
using MkbZekerheid.Model;

namespace MkbZekerheid.Host.Organisations;

/// <summary>Roles as the tables write them: <c>programmeLead</c>.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, Role> ByName = Enum.GetValues<Role>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>The word in tables and documents.</summary>
    public static string Of(Role role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    /// <summary>The role, or null for a word that is none.</summary>
    public static Role? Parse(string name) => ByName.TryGetValue(name, out var role) ? role : null;
}
