namespace PartnerPortal.Web.Messages;

/// <summary>How the portal speaks to people outside a page.</summary>
internal static class MessageServices
{
    public static void AddPortalMessages(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PortalAddress>();
        services.AddSingleton<MessageText>();
        services.AddSingleton<MailPost>();
    }
}
