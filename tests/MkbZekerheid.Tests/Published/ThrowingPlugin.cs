namespace MkbZekerheid.Tests.Published;

/// <summary>A partner's plugin that is well made and throws when it is asked what it does.</summary>
internal static class ThrowingPlugin
{
    public const string Message = "Out of order on purpose";

    /// <summary>Builds it against the published host, as a partner would.</summary>
    public static async Task BuildAsync(string host, string target)
    {
        var sources = PublishedHost.NewFolder();
        try
        {
            // Not inside the repository, so nothing of it applies.
            await File.WriteAllTextAsync(Path.Combine(sources, "Throwing.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework><EnableDynamicLoading>true</EnableDynamicLoading><NuGetAudit>false</NuGetAudit></PropertyGroup>
                  <ItemGroup>
                    <FrameworkReference Include="Microsoft.AspNetCore.App" />
                    <Reference Include="{Path.Combine(host, "MkbZekerheid.Modules.dll")}" Private="false" />
                    <Reference Include="{Path.Combine(host, "MkbZekerheid.Model.dll")}" Private="false" />
                  </ItemGroup>
                </Project>
                """);
            await File.WriteAllTextAsync(Path.Combine(sources, "ThrowingModule.cs"), $$"""
                using MkbZekerheid.Modules;
                public sealed class ThrowingModule : IModule
                {
                    public ModuleInfo Info { get; } = new("throwing");
                    public void Configure(ModuleBuilder module) => throw new System.InvalidOperationException("{{Message}}");
                }
                """);
            await PublishedHost.RunAsync("dotnet", ["build", sources, "-c", "Release", "-o", target, "--nologo", "-v", "quiet"]);
        }
        finally
        {
            Directory.Delete(sources, recursive: true);
        }
    }
}
