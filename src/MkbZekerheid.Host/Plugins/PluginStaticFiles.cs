using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace MkbZekerheid.Host.Plugins;

/// <summary>Serves the wwwroot of a plugin under <c>/_plugins/&lt;id&gt;</c>.</summary>
internal sealed class PluginStaticFiles(string id, string folder) : IFileProvider, IDisposable
{
    private readonly string prefix = $"/_plugins/{id}";
    private readonly PhysicalFileProvider inner = new(folder);

    public IDirectoryContents GetDirectoryContents(string subpath) =>
        Within(subpath) is { } path ? inner.GetDirectoryContents(path) : NotFoundDirectoryContents.Singleton;

    public IFileInfo GetFileInfo(string subpath) =>
        Within(subpath) is { } path ? inner.GetFileInfo(path) : new NotFoundFileInfo(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    public void Dispose() => inner.Dispose();

    private string? Within(string subpath) =>
        subpath.StartsWith(prefix + "/", StringComparison.Ordinal) ? subpath[prefix.Length..] : null;
}
