namespace PartnerPortal.Application.Tests.People.Accounts;

/// <summary>A clock that goes on when the test says so, from now.</summary>
public sealed class MovingTime : TimeProvider
{
    private DateTimeOffset _now = System.GetUtcNow();

    public void Move(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;
}
