namespace PartnerPortal.Web.Components.People;

/// <summary>Names the texts of this area.</summary>
internal sealed class PeopleTexts;
