namespace Digitalbeirat.Kernel.Access;

/// <summary>Who is asking: one per request, filled before any endpoint runs.</summary>
public sealed class Actor
{
    public Person? Person { get; private set; }

    public long? Id => Person?.Id;
    public Roles Roles => Person is { BlockedAt: null } p ? p.Roles : Roles.None;
    public bool SignedIn => Person is not null;

    /// <summary>True for the program itself: jobs, imports, the demo.</summary>
    public bool IsSystem { get; private set; }

    public void Become(Person? person) => Person = person;
    public void BecomeSystem() => IsSystem = true;

    public bool Is(Roles any) => (Roles & any) != 0;
    public bool Can(Right right) => IsSystem || Access.Holds(this, right);
}
