namespace Digitalbeirat.Kernel.Access;

/// <summary>Who is asking: one per request, filled before any endpoint runs.</summary>
public sealed class Actor
{
    public Person? Person { get; private set; }

    public long? Id => Person?.Id;
    public Roles Roles => Person is { BlockedAt: null } p ? p.Roles & ~Dormant : Roles.None;
    public bool SignedIn => Person is not null;

    /// <summary>Roles the person has that do not count in this session, because it was opened with one factor only.</summary>
    public Roles Dormant { get; private set; }

    /// <summary>Whether a second factor is all that is missing here.</summary>
    public bool WouldWakeTo(Right right)
    {
        if (Dormant == Roles.None) return false;
        var awake = new Actor();
        awake.Become(Person);
        return awake.Can(right);
    }

    /// <summary>When they last proved here who they are.</summary>
    public DateTimeOffset ProvenAt { get; private set; }

    /// <summary>True for the program itself: jobs, imports, the demo.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>Somebody who asks through a session.</summary>
    public void Become(Recognised who)
    {
        Person = who.Person;
        Dormant = who.Dormant & who.Person.Roles;
        ProvenAt = who.ProvenAt;
    }

    /// <summary>Somebody whose eyes the program looks through.</summary>
    public void Become(Person? person) => Person = person;

    public void BecomeSystem() => IsSystem = true;

    public bool Is(Roles any) => (Roles & any) != 0;
    public bool Can(Right right) => IsSystem || Access.Holds(this, right);
}
