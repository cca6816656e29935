using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Web.Components.Program.Applications.Public;

/// <summary>The application form as a browser posts it.</summary>
public sealed class ApplyFields
{
    public string? Company { get; set; }

    public string? Country { get; set; }

    public string? Website { get; set; }

    public string? VatId { get; set; }

    public string? ContactName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Model { get; set; }

    public string? Employees { get; set; }

    public string? Regions { get; set; }

    public string? Message { get; set; }

    public bool Consent { get; set; }

    /// <summary>Not shown to people: what fills it in is a machine.</summary>
    public string? Subject { get; set; }

    /// <summary>When the form was handed out.</summary>
    public string? Stamp { get; set; }

    /// <summary>A language was chosen: the form is shown again, as filled in so far.</summary>
    public string? Switch { get; set; }

    public ApplicationForm ToForm() => new()
    {
        Company = Company ?? "",
        Country = Country ?? "",
        Website = Website ?? "",
        VatId = VatId,
        ContactName = ContactName ?? "",
        Email = Email ?? "",
        Phone = Phone,
        Model = Vocabulary<PartnerModel>.TryParse(Model ?? "", out var model) ? model : null,
        Employees = Vocabulary<CompanySize>.TryParse(Employees ?? "", out var size) ? size : null,
        Regions = Regions,
        Message = Message,
        Consent = Consent,
    };
}
