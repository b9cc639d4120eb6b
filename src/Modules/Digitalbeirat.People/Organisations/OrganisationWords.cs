using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.People.Organisations;

public static class OrganisationWords
{
    public const string Proposed = "proposed", Confirmed = "confirmed", Declined = "declined";

    public static ItemKind Kind { get; } = new("organisation", "O", "organisationen", () => T.OrganisationKindName, () => T.Organisations,
    [
        new(Proposed, () => T.OrganisationProposed, Tone.Warning) { Acting = () => T.ActingOffice },
        new(Confirmed, () => T.OrganisationConfirmed, Tone.Success) { Final = true },
        new(Declined, () => T.OrganisationDeclined, Tone.Neutral) { Final = true },
    ]) { Discussable = false };

    public static IReadOnlyList<OrganisationKind> Kinds { get; } = Enum.GetValues<OrganisationKind>();

    public static string Name(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.Company => T.KindCompany, OrganisationKind.Association => T.KindAssociation, OrganisationKind.Institution => T.KindInstitution, _ => T.KindInitiative,
    };
}
