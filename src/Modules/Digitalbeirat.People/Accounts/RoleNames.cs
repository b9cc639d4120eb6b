using Digitalbeirat.Kernel.Access;

namespace Digitalbeirat.People.Accounts;

/// <summary>Roles in words.</summary>
public static class RoleNames
{
    public static IReadOnlyList<Roles> All { get; } = [Roles.Resident, Roles.Organisation, Roles.Board, Roles.Unit, Roles.Council, Roles.Moderator, Roles.Office, Roles.Administrator];

    public static IEnumerable<string> Of(Roles roles) => All.Where(r => (roles & r) != 0).Select(Name);

    public static string Name(Roles role) => role switch
    {
        Roles.Organisation => T.RoleOrganisation, Roles.Board => T.RoleBoard, Roles.Unit => T.RoleUnit, Roles.Council => T.RoleCouncil,
        Roles.Moderator => T.RoleModerator, Roles.Office => T.RoleOffice, Roles.Administrator => T.RoleAdministrator, _ => T.RoleResident,
    };

    public static string Hint(Roles role) => role switch
    {
        Roles.Organisation => T.RoleOrganisationHint, Roles.Board => T.RoleBoardHint, Roles.Unit => T.RoleUnitHint, Roles.Council => T.RoleCouncilHint,
        Roles.Moderator => T.RoleModeratorHint, Roles.Office => T.RoleOfficeHint, Roles.Administrator => T.RoleAdministratorHint, _ => T.RoleResidentHint,
    };
}
