using System.Globalization;
using PartnerPortal.Application.Platform.Lists;

namespace PartnerPortal.Web.Components.Kit.Lists;

/// <summary>How a total is said: exactly, or "2,000+" where counting stopped.</summary>
public static class ListCount
{
    public static string Text(int total) => total > ListPage.CountedUpTo
        ? ListPage.CountedUpTo.ToString("N0", CultureInfo.CurrentCulture) + "+"
        : total.ToString("N0", CultureInfo.CurrentCulture);
}
