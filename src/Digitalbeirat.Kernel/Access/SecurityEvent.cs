using Microsoft.Extensions.Logging;

namespace Digitalbeirat.Kernel.Access;

/// <summary>Something the office's IT wants to know of: docs/operations/security-events.md says of each what it means. Numbers and names never change, for others look for them.</summary>
public sealed record SecurityEvent(int Id, string Name, LogLevel Level)
{
    // Before the events themselves: each is added as it is made.
    static readonly List<SecurityEvent> all = [];

    public static IReadOnlyList<SecurityEvent> All => all;

    public static SecurityEvent SignedIn { get; } = Usual(101, "sign-in.worked");
    public static SecurityEvent SignInFailed { get; } = Odd(102, "sign-in.failed");
    public static SecurityEvent AccountLocked { get; } = Odd(103, "account.locked");
    public static SecurityEvent CodeWrong { get; } = Odd(104, "second-factor.failed");
    public static SecurityEvent RecoveryCodeUsed { get; } = Odd(105, "recovery-code.used");
    public static SecurityEvent ProvenAgain { get; } = Usual(106, "proof.worked");
    public static SecurityEvent ProofFailed { get; } = Odd(107, "proof.failed");
    public static SecurityEvent SessionEnded { get; } = Usual(108, "session.ended");

    public static SecurityEvent PasswordSet { get; } = Usual(201, "password.set");
    public static SecurityEvent EmailChanged { get; } = Usual(202, "email.changed");
    public static SecurityEvent SecondFactorAdded { get; } = Usual(203, "second-factor.added");
    public static SecurityEvent SecondFactorRemoved { get; } = Odd(204, "second-factor.removed");
    public static SecurityEvent RecoveryCodesRenewed { get; } = Usual(205, "recovery-codes.renewed");
    public static SecurityEvent PasskeyAdded { get; } = Usual(206, "passkey.added");
    public static SecurityEvent PasskeyRemoved { get; } = Usual(207, "passkey.removed");
    public static SecurityEvent ProviderLinked { get; } = Usual(208, "provider.linked");

    public static SecurityEvent RoleGiven { get; } = Usual(301, "role.given");
    public static SecurityEvent RoleTaken { get; } = Usual(302, "role.taken");
    public static SecurityEvent AccountBlocked { get; } = Usual(303, "account.blocked");
    public static SecurityEvent AccountUnblocked { get; } = Usual(304, "account.unblocked");
    public static SecurityEvent InvitationSent { get; } = Usual(305, "invitation.sent");

    public static SecurityEvent AccessRefused { get; } = Odd(401, "access.refused");
    public static SecurityEvent FormForged { get; } = Odd(402, "form.forged");
    public static SecurityEvent InputRefused { get; } = Odd(403, "input.refused");
    public static SecurityEvent LimitHit { get; } = Odd(404, "limit.hit");

    public static SecurityEvent SettingsChanged { get; } = Usual(501, "settings.changed");
    public static SecurityEvent DataExported { get; } = Usual(502, "data.exported");
    public static SecurityEvent AccountErased { get; } = Usual(503, "account.erased");

    static SecurityEvent Usual(int id, string name) => Known(new(id, name, LogLevel.Information));
    static SecurityEvent Odd(int id, string name) => Known(new(id, name, LogLevel.Warning));

    static SecurityEvent Known(SecurityEvent one)
    {
        all.Add(one);
        return one;
    }
}
