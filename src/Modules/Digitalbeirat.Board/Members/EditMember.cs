using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Board.Members;

/// <summary>Changes what is said of a member; ends a term by giving it a last day.</summary>
public sealed class EditMember(AppDb db, Places places, GiveBoardRole role) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/beirat/{id:long}", (long id, EditMember slice) => slice.Form(id, null, new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/beirat/{id:long}", (long id, [FromForm] MemberInput? input, EditMember slice) => slice.Submit(id, input ?? new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/beirat/{id:long}/ende", (long id, [FromForm] EndInput? input, EditMember slice) => slice.End(id, input ?? new())).Needs(Right.Organise);
    }

    public sealed record EndInput
    {
        public string? LastDay { get; init; }
    }

    async Task<IResult> Form(long id, MemberInput? input, Errors errors)
    {
        if (await db.BoardMembers.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id) is not { } member) return Go.NotFound;
        return Html.Page<MemberForm>(new { Member = member, Input = input ?? MemberInput.Of(member), Errors = errors, Places = await places.Get(db), Action = $"/verwaltung/beirat/{id}" }, errors.Status);
    }

    async Task<IResult> Submit(long id, MemberInput input)
    {
        var errors = new Errors();
        var profile = input.Read(errors, await places.Get(db)) with { PersonId = await db.Account(nameof(input.Account), input.Account, errors) };
        if (errors.Any) return await Form(id, input, errors);
        return await Run(id, profile) ? Go.To("/verwaltung/beirat", T.MemberChanged(profile.Name)) : Go.NotFound;
    }

    async Task<IResult> End(long id, EndInput input)
    {
        var errors = new Errors();
        var day = errors.Date(nameof(input.LastDay), input.LastDay);
        if (await db.BoardMembers.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id) is not { } member) return Go.NotFound;
        errors.AddIf(day is { } d && MemberInput.Midnight(d) < member.From, nameof(input.LastDay), T.TermEndsBeforeItBegins);
        if (errors.Any) return await Form(id, null, errors);
        await End(id, day!.Value);
        return Go.To("/verwaltung/beirat", T.TermEnded(member.Name));
    }

    public Task<bool> Run(long id, MemberProfile profile) => db.Change(async () =>
    {
        if (await db.BoardMembers.FirstOrDefaultAsync(m => m.Id == id) is not { } member) return false;
        var before = member.PersonId;
        Take(member, profile);
        // Whoever's account was taken off the seat loses the role with it.
        await role.Run(before);
        if (before != profile.PersonId) await role.Run(profile.PersonId);
        return true;
    });

    /// <summary>The term is over at the end of that day. The member stays in the record.</summary>
    public Task End(long id, DateOnly lastDay) => db.Change(async () =>
    {
        var member = await db.BoardMembers.FirstAsync(m => m.Id == id);
        member.Until = MemberInput.Midnight(lastDay.AddDays(1));
        await role.Run(member.PersonId);
    });

    internal static void Take(Member member, MemberProfile p) =>
        (member.Name, member.Seat, member.Role, member.From, member.Until, member.OnBehalfOf, member.DistrictId, member.About, member.PersonId) =
        (p.Name, p.Seat, p.Role, p.From, p.Until, p.OnBehalfOf, p.DistrictId, p.About, p.PersonId);
}
