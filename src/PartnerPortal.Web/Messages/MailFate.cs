namespace PartnerPortal.Web.Messages;

/// <summary>What is known of a mail after the attempt to send it.</summary>
internal enum MailOutcome
{
    /// <summary>The server has taken it.</summary>
    Sent,

    /// <summary>It surely did not go, and may another time: there was no server, it said not now, or it never saw the text.</summary>
    Refused,

    /// <summary>It surely did not go and never will as it is: the server takes nothing for this reader, or not this text.</summary>
    Failed,

    /// <summary>Its text was on the way when the connection broke: nobody knows.</summary>
    Unknown,
}

/// <param name="Outcome">What is known.</param>
/// <param name="Problem">Why, unless it was sent.</param>
internal sealed record MailFate(MailOutcome Outcome, Exception? Problem = null);
