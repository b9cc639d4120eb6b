using System.Globalization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Accounts;
using Digitalbeirat.People.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Digitalbeirat.People.SecondFactor;

/// <summary>An authenticator app for one's account: begins, is proven by its first code, is exchanged, is put away.</summary>
public sealed class SetUpSecondFactor(AppDb db, Actor actor, Site site, Town town, TimedCodes codes, RecoveryCodes recovery, Letters letters, EndSessions sessions, IDataProtectionProvider protection, SecurityLog log) : ISlice
{
    static readonly TimeSpan toProve = TimeSpan.FromMinutes(30);

    public sealed record Input
    {
        public string? Code { get; init; }

        /// <summary>The new key, sealed for this person and half an hour.</summary>
        public string? Sealed { get; init; }
        public string? Zurueck { get; init; }
    }

    public static void Map(Routes routes)
    {
        routes.MapGet("/konto/zweiter-faktor", (string? zurueck, SetUpSecondFactor slice) => slice.Show(zurueck)).Personal();
        routes.MapGet("/konto/zweiter-faktor/einrichten", (string? zurueck, SetUpSecondFactor slice) => slice.Offer(new() { Zurueck = zurueck }, TimedCodes.NewSecret(), new())).Personal().Lately();
        routes.MapPost("/konto/zweiter-faktor/einrichten", ([FromForm] Input input, HttpContext http, SetUpSecondFactor slice) => slice.Prove(input, http)).Personal().Lately();
        routes.MapPost("/konto/zweiter-faktor/codes", ([FromForm] string? sure, SetUpSecondFactor slice) => slice.NewCodes()).Personal().Lately();
        routes.MapPost("/konto/zweiter-faktor/ausschalten", ([FromForm] string? sure, SetUpSecondFactor slice) => slice.TurnOff()).Personal().Lately();
    }

    bool Needed => (actor.Person!.Roles & OpenSession.NeedSecondFactor) != 0;
    ITimeLimitedDataProtector Sealer => protection.CreateProtector("people.second-factor.offer", actor.Id!.Value.ToString(CultureInfo.InvariantCulture)).ToTimeLimitedDataProtector();

    async Task<IResult> Show(string? back)
    {
        var (me, since) = (actor.Id, await db.Set<Authenticator>().Where(a => a.PersonId == actor.Id).Select(a => (DateTimeOffset?)a.Since).FirstOrDefaultAsync());
        return Html.Page<SecondFactorPage>(new { Since = since, Left = await db.Set<RecoveryCode>().CountAsync(c => c.PersonId == me), Needed, Back = back, Tabs = Konto.AccountTabs.Of(site) });
    }

    async Task<IResult> Offer(Input input, byte[] secret, Errors errors)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == actor.Id);
        using var data = QRCodeGenerator.GenerateQrCode(TimedCodes.Address(secret, letters.Sender.Length > 0 ? letters.Sender : town.BoardName, account.Email ?? actor.Person!.Name), QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return Html.Page<SetUpSecondFactorPage>(new
        {
            Errors = errors, Key = TimedCodes.Readable(secret), Sealed = Sealer.Protect(Convert.ToBase64String(secret), toProve), Back = input.Zurueck,
            Picture = "data:image/svg+xml;base64," + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg.GetGraphic(6))),
        }, errors.Status);
    }

    async Task<IResult> Prove(Input input, HttpContext http)
    {
        if (Open(input.Sealed) is not { } secret) return Go.To("/konto/zweiter-faktor/einrichten", T.SecondFactorTooLate);
        if (codes.Check(secret, new string((input.Code ?? "").Where(char.IsDigit).ToArray()), 0) is not { } step) return await Offer(input, secret, Errors.Of("Code", T.FirstCodeWrong));
        var me = actor.Id!.Value;
        var here = SessionKey.HashOf(http);
        var written = await db.Change(async () =>
        {
            await db.Set<Authenticator>().Where(a => a.PersonId == me).ExecuteDeleteAsync();
            db.Add(new Authenticator { PersonId = me, Secret = codes.Protect(secret), LastStep = step, Since = db.Now });
            // What is open elsewhere was opened with one factor.
            await sessions.Others(me);
            await db.Set<Session>().Where(s => s.Hash == here).ExecuteUpdateAsync(s => s.SetProperty(x => x.SecondFactor, true));
            await Tell(T.MailSecondFactorSubject, T.MailSecondFactorText);
            log.Note(SecurityEvent.SecondFactorAdded, me);
            return await recovery.Renew(me);
        });
        return Html.Page<RecoveryCodesPage>(new { Codes = written, Back = string.IsNullOrEmpty(input.Zurueck) ? "/konto/zweiter-faktor" : Go.Local(input.Zurueck) });
    }

    byte[]? Open(string? offered)
    {
        try { return Convert.FromBase64String(Sealer.Unprotect(offered ?? "")); }
        catch (System.Security.Cryptography.CryptographicException) { return null; }
    }

    async Task<IResult> NewCodes()
    {
        if (!await db.Set<Authenticator>().AnyAsync(a => a.PersonId == actor.Id)) return Go.To("/konto/zweiter-faktor");
        var written = await db.Change(() => recovery.Renew(actor.Id!.Value));
        log.Note(SecurityEvent.RecoveryCodesRenewed, actor.Id);
        return Html.Page<RecoveryCodesPage>(new { Codes = written, Back = "/konto/zweiter-faktor" });
    }

    async Task<IResult> TurnOff()
    {
        if (Needed) return Go.To("/konto/zweiter-faktor", T.SecondFactorMustStay);
        await db.Change(async () =>
        {
            await Remove(db, actor.Id!.Value);
            await Tell(T.MailSecondFactorOffSubject, T.MailSecondFactorOffText);
            log.Note(SecurityEvent.SecondFactorRemoved, actor.Id);
        });
        return Go.To("/konto/zweiter-faktor", T.SecondFactorIsOff);
    }

    /// <summary>Takes authenticator and recovery codes away. Runs inside a change.</summary>
    internal static async Task Remove(AppDb db, long personId)
    {
        await db.Set<Authenticator>().Where(a => a.PersonId == personId).ExecuteDeleteAsync();
        await db.Set<RecoveryCode>().Where(c => c.PersonId == personId).ExecuteDeleteAsync();
    }

    async Task Tell(string subject, string text)
    {
        if (await db.Set<Account>().Where(a => a.Id == actor.Id).Select(a => a.Email).FirstOrDefaultAsync() is { } email) letters.Post(email, subject, text, actor.Id);
    }
}
