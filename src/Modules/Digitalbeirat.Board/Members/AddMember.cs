using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Digitalbeirat.Board.Members;

/// <summary>Gives somebody a seat.</summary>
public sealed class AddMember(AppDb db, Places places, GiveBoardRole role) : ISlice
{
    public static void Map(Routes routes)
    {
        routes.MapGet("/verwaltung/beirat/neu", async (AddMember slice) => await slice.Form(new() { From = MemberInput.Day(slice.Now) }, new())).Needs(Right.Organise);
        routes.MapPost("/verwaltung/beirat/neu", ([FromForm] MemberInput? input, AddMember slice) => slice.Submit(input ?? new())).Needs(Right.Organise);
    }

    DateTimeOffset Now => db.Now;

    async Task<IResult> Form(MemberInput input, Errors errors) =>
        Html.Page<MemberForm>(new { Input = input, Errors = errors, Places = await places.Get(db), Action = "/verwaltung/beirat/neu" }, errors.Status);

    async Task<IResult> Submit(MemberInput input)
    {
        var errors = new Errors();
        var profile = input.Read(errors, await places.Get(db)) with { PersonId = await db.Account(nameof(input.Account), input.Account, errors) };
        if (errors.Any) return await Form(input, errors);
        await Run(profile);
        return Go.To("/verwaltung/beirat", T.MemberAdded(profile.Name));
    }

    public Task<Member> Run(MemberProfile profile) => db.Change(async () =>
    {
        var member = new Member { Name = profile.Name };
        EditMember.Take(member, profile);
        db.BoardMembers.Add(member);
        await role.Run(profile.PersonId);
        await db.SaveChangesAsync();
        return member;
    });
}
