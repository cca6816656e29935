using Microsoft.Extensions.DependencyInjection;

namespace PartnerPortal.Data;

/// <summary>
/// Asks for the database of long work: closing, importing, previews. Its commands take as long as they take; what people wait for on a page
/// uses the ordinary one, where a transaction that does not end in time is given up and rolled back.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PatientAttribute() : FromKeyedServicesAttribute(Service)
{
    internal const string Service = "patient";
}
