using Microsoft.Extensions.Localization;

namespace MkbZekerheid.Host.Pages.Lists;

/// <summary>Texts that every list of a module shares.</summary>
internal sealed class ListTexts;

/// <summary>The texts of one list of a module, then those that all lists share.</summary>
internal sealed class OneListTexts(IStringLocalizer module, string list, IStringLocalizer shared) : IStringLocalizer
{
    public LocalizedString this[string name] => module[$"List.{list}.{name}"] is { ResourceNotFound: false } own ? own : shared[name];

    public LocalizedString this[string name, params object[] arguments] => module[$"List.{list}.{name}", arguments] is { ResourceNotFound: false } own ? own : shared[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => module.GetAllStrings(includeParentCultures);
}
