using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using MkbZekerheid.Data;
using Npgsql;

namespace MkbZekerheid.Host.Security;

/// <summary>
/// The keys that protect cookies and forms, in <c>core.data_protection_key</c>, so that every host on the database reads what
/// another wrote. Setting <c>Security:KeyCertificate</c> (a PFX file, password in <c>Security:KeyCertificatePassword</c>) encrypts them.
/// </summary>
internal static class DataProtectionKeys
{
    /// <summary>Name under which all hosts of this product share keys.</summary>
    public const string ApplicationName = "MkbZekerheid";

    // Any number will do, as long as every host uses the same one.
    private const long LockNumber = 0x6D6B627A_6B657973;

    /// <summary>Registers the key ring.</summary>
    public static void AddMkbDataProtection(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName(ApplicationName);
        services.AddSingleton<KeyTable>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyTable>((options, table) => options.XmlRepository = table);
        if (configuration["Security:KeyCertificate"] is { Length: > 0 } path)
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, configuration["Security:KeyCertificatePassword"]));
        else
            // Keys in the clear within our own database are a documented choice; a warning at every new key would only teach people to look away.
            services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
    }

    /// <summary>
    /// Makes the first key before the host serves, while holding a lock in the database: two hosts that start on an empty ring would
    /// otherwise each make one, and refuse each other's cookies for a while.
    /// </summary>
    public static async Task EnsureFirstKeyAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(ct);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = LockNumber } } })
            await take.ExecuteNonQueryAsync(ct);
        try
        {
            services.GetRequiredService<IDataProtectionProvider>().CreateProtector("first").Protect([1]);
        }
        finally
        {
            await using var release = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = LockNumber } } };
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>The framework's contract is synchronous; the key ring reads it at start and once a day.</summary>
    private sealed class KeyTable(NpgsqlDataSource source) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var command = source.CreateCommand("select xml from core.data_protection_key order by created_at");
            using var reader = command.ExecuteReader();
            var elements = new List<XElement>();
            while (reader.Read()) elements.Add(XElement.Parse(reader.GetString(0)));
            return elements;
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var command = source.CreateCommand("insert into core.data_protection_key (id, friendly_name, xml) values ($1, $2, $3)");
            command.Parameters.Add(new() { Value = Guid.CreateVersion7() });
            command.Parameters.Add(new() { Value = friendlyName });
            command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
            command.ExecuteNonQuery();
        }
    }
}
