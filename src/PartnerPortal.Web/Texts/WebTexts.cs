namespace PartnerPortal.Web.Texts;

/// <summary>Names the resource of all words on screens: <c>WebTexts.resx</c> is English, one satellite for each other language.</summary>
public sealed class WebTexts;
