using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Documents;

namespace PartnerPortal.Web.Tests.Access;

/// <summary>Every public way into the use cases and queries, found by reflection so that none can be forgotten.</summary>
internal static class UseCases
{
    /// <summary>The methods that take a person: these are what people can do.</summary>
    public static IReadOnlyList<MethodInfo> OfPeople { get; } =
        [.. Methods().Where(TakesViewer).OrderBy(Name, StringComparer.Ordinal)];

    /// <summary>The methods that take none: what the command line, jobs and the public do.</summary>
    public static IReadOnlyList<MethodInfo> OfThePortal { get; } =
        [.. Methods().Where(method => !TakesViewer(method) && IsAsync(method)).OrderBy(Name, StringComparer.Ordinal)];

    public static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>As the file of its area names it.</summary>
    public static AgreedLine Line(MethodInfo method) => new(Areas.Of(method.DeclaringType!), Name(method));

    /// <summary>The services as the hosts have them, on a database.</summary>
    public static ServiceProvider On(PortalConnection connection) => new ServiceCollection()
        .AddOptions().AddLogging().AddPortalData(connection).AddDocuments()
        .AddApplication(new ConfigurationBuilder().Build()).BuildServiceProvider();

    private static IEnumerable<MethodInfo> Methods()
    {
        var services = new ServiceCollection();
        services.AddApplication(new ConfigurationBuilder().Build());
        return services.Select(service => service.ImplementationType ?? service.ServiceType)
            .Where(type => type.Assembly == typeof(Viewer).Assembly).Distinct()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName);
    }

    private static bool TakesViewer(MethodInfo method) =>
        method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Viewer));

    private static bool IsAsync(MethodInfo method) =>
        typeof(Task).IsAssignableFrom(method.ReturnType)
        || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
}
