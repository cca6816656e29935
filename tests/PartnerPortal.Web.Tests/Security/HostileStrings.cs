namespace PartnerPortal.Web.Tests.Security;

/// <summary>
/// Two hundred texts that want to be something else: markup, script, addresses, templates, formulas, tricks with characters.
/// </summary>
public static class HostileStrings
{
    private const string Harm = "window.harmed=1";

    private static readonly string[] Markup =
    [
        $"<script>{Harm}</script>", $"<img src=x onerror={Harm}>", $"<svg onload={Harm}>", $"<body onload={Harm}>",
        $"<iframe srcdoc='<script>parent.{Harm}</script>'></iframe>",
        $"<details open ontoggle={Harm}>", $"<video><source onerror={Harm}></video>", $"<input autofocus onfocus={Harm}>",
        $"<a href='javascript:{Harm}'>x</a>", $"<form action='javascript:{Harm}'><button>x</button></form>",
        $"<math><mi xlink:href='javascript:{Harm}'>x</mi></math>", $"<object data='javascript:{Harm}'></object>",
        $"<embed src='javascript:{Harm}'>", $"<link rel=stylesheet href='data:text/css,*{{background:red}}'>",
        $"<meta http-equiv=refresh content='0;url=javascript:{Harm}'>",
        $"<base href='https://elsewhere.example/'>", $"<style>@import 'https://elsewhere.example/x.css';</style>",
        $"<img src='https://elsewhere.example/x.png'>", $"<div style='background:url(https://elsewhere.example/x)'>x</div>",
        "<marquee>x</marquee>",
    ];

    private static readonly string[] Wrappers = [
        "{0}", "\">{0}", "'>{0}", "</title>{0}", "</textarea>{0}", "</script>{0}", "-->{0}<!--", "]]>{0}"];

    private static readonly string[] Others =
    [
        $"javascript:{Harm}", $"JaVaScRiPt:{Harm}", $" java\tscript:{Harm}", $"data:text/html,<script>{Harm}</script>",
        "//elsewhere.example", "\\\\elsewhere.example", "https://elsewhere.example",
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "=HYPERLINK(\"https://elsewhere.example\")", "=cmd|' /C calc'!A0",
        "{{constructor.constructor('window.harmed=1')()}}", "${window.harmed=1}", "#{7*7}", "{0}", "{0:N2}{99}", "%s%n%x", "<%= 7 %>",
        "' or 1=1 --", "'; drop table partner; --", "\\'; select 1", "%_\\%", "$1", "$$x$$",
        "\u202egnp.exe", "\u200b\u200b\u200b", "a\u0301\u0301\u0301\u0301\u0301", "\ufeffx", "ﷺﷺﷺ", "😀👩‍👩‍👧‍👦🏳️‍🌈", "\u0001\u0002",
        new string('W', 200), "long " + string.Concat(Enumerable.Repeat("word ", 40)), "null", "undefined", "NaN", "../../etc/passwd",
    ];

    /// <summary>All of them, the same each time.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Markup.SelectMany(markup => Wrappers.Select(wrapper => wrapper.Replace("{0}", markup, StringComparison.Ordinal))).Concat(
            Others)];
}
