using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MkbZekerheid.Host.Mail;

/// <summary>Registers the outbox and the sender.</summary>
internal static class MailServices
{
    public static IServiceCollection AddMkbMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(MailSettings.Read(configuration));
        services.TryAddScoped<IMailOutbox, MailOutboxTable>();
        services.TryAddSingleton<IMailSender, SmtpMailSender>();
        services.AddScoped<MailDelivery>();
        services.AddScoped<Pages.Manage.Outbox.OutboxList>();
        return services;
    }
}
