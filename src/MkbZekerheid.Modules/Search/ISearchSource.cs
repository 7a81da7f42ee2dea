using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>What the search field finds in a module.</summary>
public interface ISearchSource
{
    /// <summary>Everything that can be found, computed from the model. Pure; the host filters and ranks.</summary>
    IEnumerable<SearchHit> Entries(ResilienceModel model);
}

/// <summary>One findable thing: kind (text key <c>Kind.&lt;kind&gt;</c>), code, title, and its path relative to <c>/o/{organisation}</c>.</summary>
public sealed record SearchHit(string Kind, string Code, string Title, string Path);
