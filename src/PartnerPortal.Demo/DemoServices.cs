using Microsoft.Extensions.DependencyInjection;

namespace PartnerPortal.Demo;

/// <summary>The first tour of an empty portal.</summary>
public static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<IDemoChapter, DemoOwnUse>()
        .AddSingleton<IDemoChapter, DemoDecisions>()
        .AddSingleton<IDemoChapter, DemoOnboarding>()
        .AddSingleton<ApplicationSteps>()
        .AddSingleton<DemoProgress>()
        .AddSingleton<DemoStart>()
        .AddHostedService<DemoMaking>();
}
