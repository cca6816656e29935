using PartnerPortal.Application.Platform.Fields;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Reads an application form: blanks and spellings put in order, and everything that is wrong with it at once.</summary>
public static class ApplicationFormCheck
{
    public const int LongestName = 200;
    public const int LongestMessage = 4000;
    public const int LongestRegions = 300;

    /// <summary>The form as it is stored.</summary>
    public static ApplicationForm Clean(ApplicationForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form with
        {
            Company = ContactFields.OneLine(form.Company),
            Website = ContactFields.Website(form.Website) ?? form.Website.Trim(),
            VatId = ContactFields.VatId(form.VatId),
            ContactName = ContactFields.OneLine(form.ContactName),
            Email = form.Email.Trim(),
            Phone = ContactFields.Optional(form.Phone),
            Regions = ContactFields.Optional(form.Regions),
            Message = string.IsNullOrWhiteSpace(form.Message) ? null : form.Message.Trim(),
        };
    }

    /// <summary>What is wrong with a cleaned form, in the order of its fields.</summary>
    public static IEnumerable<FieldFault> Faults(ApplicationForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.Company.Length is < 2 or > LongestName)
            yield return new(nameof(form.Company), "application.company", "Please give the name of the company.");
        if (!CountryCodes.All.Contains(form.Country))
            yield return new(nameof(form.Country), "application.country", "Please choose a country.");
        if (ContactFields.Website(form.Website) is null)
            yield return new(
                nameof(form.Website), "application.website",
                "Please give the address of the company's website, such as https://company.example.");
        if (form.VatId is { } vat && !ContactFields.IsVatId(vat))
            yield return new(nameof(form.VatId), "application.vat", "A VAT number has 4 to 20 letters and digits.");
        if (form.ContactName.Length is < 2 or > LongestName)
            yield return new(nameof(form.ContactName), "application.contact", "Please give the name of the contact person.");
        if (!ContactFields.IsEmail(form.Email))
            yield return new(nameof(form.Email), "application.email", "Please give an e-mail address, such as name@company.example.");
        if (form.Phone is { } phone && !ContactFields.IsPhone(phone))
            yield return new(nameof(form.Phone), "application.phone", "A telephone number has 5 to 50 digits, blanks and signs.");
        if (form.Model is null)
            yield return new(nameof(form.Model), "application.model", "Please choose how you want to work with us.");
        if (form.Regions?.Length > LongestRegions)
            yield return new(nameof(form.Regions), "application.long", "At most {0} characters, please.", LongestRegions);
        if (form.Message?.Length > LongestMessage)
            yield return new(nameof(form.Message), "application.long", "At most {0} characters, please.", LongestMessage);
        if (!form.Consent)
            yield return new(nameof(form.Consent), "application.consent", "Without your consent we may not process the application.");
    }

    /// <summary>Throws the first fault.</summary>
    /// <exception cref="RuleViolationException">Something is wrong with the form.</exception>
    public static void Require(ApplicationForm form)
    {
        foreach (var fault in Faults(form)) throw new RuleViolationException(fault.Code, fault.Message, fault.Values);
    }
}
