using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>What an applicant tells of itself, as typed.</summary>
public sealed record ApplicationForm
{
    public string Company { get; init; } = "";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = "";

    public string Website { get; init; } = "";

    public string? VatId { get; init; }

    public string ContactName { get; init; } = "";

    public string Email { get; init; } = "";

    public string? Phone { get; init; }

    public PartnerModel? Model { get; init; }

    public CompanySize? Employees { get; init; }

    /// <summary>Where it sells.</summary>
    public string? Regions { get; init; }

    /// <summary>Anything it wants to say.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the applicant agrees that these data are used to decide on the application.</summary>
    public bool Consent { get; init; }
}
