using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Administration;
using Digitalbeirat.People.Konto;
using Digitalbeirat.People.Organisations;
using Digitalbeirat.People.Passkeys;
using Digitalbeirat.People.Passwords;
using Digitalbeirat.People.Provider;
using Digitalbeirat.People.Registering;
using Digitalbeirat.People.SecondFactor;
using Digitalbeirat.People.Sessions;
using Digitalbeirat.People.SignIn;
using Microsoft.EntityFrameworkCore;
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
        m.Slice<SecondStep>();
        m.Slice<ConfirmSignIn>();
        m.Slice<EndSessions>();
        m.Slice<ListSessions>();
        m.Slice<SetUpSecondFactor>();
        m.Slice<MeasurePassword>();
        m.Slice<AddPasskey>();
        m.Slice<ListPasskeys>();
        m.Slice<SignInWithPasskey>();
        m.Slice<SignInWithProvider>();
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
        m.Retain(new("links", () => T.KeptLinks, 1, (db, before, stop) => db.Set<Proof>().Where(p => p.ExpiresAt < before).ExecuteDeleteAsync(stop)));
        m.Retain(new("sessions", () => T.KeptSessions, 1, (db, before, stop) => db.Set<Session>().Where(s => s.ExpiresAt < before).ExecuteDeleteAsync(stop)));
        m.Retain(new("failed-sign-ins", () => T.KeptFailedSignIns, 1, (db, before, stop) => db.Set<FailedSignIn>().Where(f => f.At < before).ExecuteDeleteAsync(stop)));
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
