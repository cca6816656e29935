using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;

namespace PartnerPortal.Application.Platform.Words;

/// <summary>The vocabularies to which each area adds its own words.</summary>
internal static class AreaWords
{
    /// <summary>Puts them together now: two areas that bring one word end the start, and not the first page or row that needs it.</summary>
    public static IServiceCollection AddAreaWords(this IServiceCollection services) => services
        .AddSingleton(Permission.All)
        .AddSingleton(AuditAction.All)
        .AddSingleton(NoticeKind.All)
        .AddSingleton(MailKind.All);
}
