namespace PartnerPortal.Web.Components.Program;

/// <summary>Names the texts of this area.</summary>
internal sealed class ProgramTexts;
