using System.Globalization;
using PartnerPortal.Web.Texts;

namespace PartnerPortal.Web.Messages;

/// <summary>Another language for the length of a block; the one before comes back.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    public CultureScope(PortalLanguage language)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language.CultureName);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _culture;
        CultureInfo.CurrentUICulture = _uiCulture;
    }
}
