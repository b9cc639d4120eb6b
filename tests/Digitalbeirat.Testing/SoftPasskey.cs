using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Digitalbeirat.Testing;

/// <summary>A passkey without a device: answers the house's questions as a browser would (WebAuthn level 3, without attestation).</summary>
public sealed class SoftPasskey(string origin) : IDisposable
{
    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    byte[] user = [];

    /// <summary>The answer to a question for a new passkey.</summary>
    public string Create(JsonElement options)
    {
        user = Base64Url.DecodeFromChars(options.GetProperty("user").GetProperty("id").GetString());
        var at = key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. at.X!, 0x22, 0x58, 0x20, .. at.Y!];
        byte[] data = [.. Head(options.GetProperty("rp").GetProperty("id").GetString()!, 0x45), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Answer(new { clientDataJSON = Text(Said("webauthn.create", options)), attestationObject = Text(attestation), transports = new[] { "internal" } });
    }

    /// <summary>The answer to the question of who somebody is.</summary>
    public string Sign(JsonElement options)
    {
        var (head, said) = (Head(options.GetProperty("rpId").GetString()!, 0x05), Said("webauthn.get", options));
        var signature = key.SignData([.. head, .. SHA256.HashData(said)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new { clientDataJSON = Text(said), authenticatorData = Text(head), signature = Text(signature), userHandle = Text(user) });
    }

    string Answer(object response) => JsonSerializer.Serialize(new { id = Text(id), rawId = Text(id), type = "public-key", response, clientExtensionResults = new { }, authenticatorAttachment = "platform" });

    byte[] Said(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    // Whose house, what was checked (somebody was there and unlocked it), and a count that stays at zero.
    static byte[] Head(string house, byte flags) => [.. SHA256.HashData(Encoding.UTF8.GetBytes(house)), flags, 0, 0, 0, 0];

    static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => key.Dispose();
}
