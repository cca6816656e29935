using Npgsql;

namespace PartnerPortal.Data;

/// <summary>The connection broke between asking for the commit and its answer: what was done may be saved or not.</summary>
public sealed class CommitUnknownException(Exception cause)
    : NpgsqlException("The database did not confirm the commit; it may have happened.", cause);
