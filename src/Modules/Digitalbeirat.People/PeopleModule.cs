using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Administration;
using Digitalbeirat.People.Konto;
using Digitalbeirat.People.Organisations;
using Digitalbeirat.People.Passwords;
using Digitalbeirat.People.Registering;
using Digitalbeirat.People.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.People;

public sealed class PeopleModule : IModule
{
    public string Name => "people";

    public void Describe(ModuleBuilder m)
    {
        m.Tables(PeopleTables.Map);
        m.Services.AddSignIn();

        m.Slice<SignInWithPassword>();
        m.Slice<SignInByLink>();
        m.Slice<SignOut>();
        m.Slice<Register>();
        m.Slice<ConfirmRegistration>();
        m.Slice<ForgetPassword>();
        m.Slice<SetNewPassword>();

        m.Slice<EditProfile>();
        m.Slice<ShowContributions>();
        m.Slice<ChangeSignIn>();
        m.Slice<ConfirmEmail>();
        m.Slice<ExportData>();
        m.Slice<EraseAccount>();
        m.AccountNavigation("/konto", () => T.Profile, 10);
        m.AccountNavigation("/konto/beitraege", () => T.MyContributions, 20);
        m.AccountNavigation("/konto/anmeldung", () => T.SignInData, 40);
        m.AccountNavigation("/konto/daten", () => T.MyData, 50);
        m.PersonalData<PeopleData>();
        m.OwnTexts<OwnItems>();
        m.Event("account.erased", () => T.EventAccountErased);
        m.Job<TidyProofs>("15 3 * * *");
        m.Services.AddScoped<ErasePerson>().AddScoped<KeepAnAdministrator>();

        m.Slice<ListPeople>();
        m.Slice<ManagePerson>();
        m.Slice<InvitePerson>();
        m.Slice<AcceptInvitation>();
        m.OfficeNavigation("/verwaltung/personen", () => T.People, 70, Right.Organise);

        m.Kind(OrganisationWords.Kind);
        m.Slice<ListOrganisations>();
        m.Slice<ShowOrganisation>();
        m.Slice<ProposeOrganisation>();
        m.Slice<DecideOrganisation>();
        m.Slot<SpeaksFor>("item");
        m.PersonalData<OrganisationTexts>();
        m.OwnTexts<OrganisationTexts>();
        m.Navigation("/organisationen", () => T.Organisations, 60);
        m.OfficeNavigation("/organisationen?stand=proposed", () => T.OrganisationsWaiting, 60, Right.Organise);
        m.Event("organisation.proposed", () => T.EventOrganisationProposed);
        m.Event("organisation.confirmed", () => T.EventOrganisationConfirmed, tells: true);
        m.Event("organisation.declined", () => T.EventOrganisationDeclined, tells: true);
    }
}
