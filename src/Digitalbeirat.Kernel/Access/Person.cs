using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Kernel.Access;

/// <summary>Somebody who acts here, known to others only by a name of their own choice. How they sign in is the People module's business.</summary>
public sealed class Person
{
    public const int NameMax = 60;

    public long Id { get; set; }

    /// <summary>The pseudonym; empty when the account was erased.</summary>
    public required string Name { get; set; }
    public Roles Roles { get; set; } = Roles.Resident;
    public int? UnitId { get; set; }
    public int? DistrictId { get; set; }
    public long? OrganisationId { get; set; }
    public Language Language { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? ErasedAt { get; set; }
    public DateTimeOffset? BlockedAt { get; set; }

    /// <summary>When a sign-in provider of the town said that this person lives here; what else it knows is not kept.</summary>
    public DateTimeOffset? ResidenceProvenAt { get; set; }
}
