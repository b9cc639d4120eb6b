using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Digitalbeirat.Tests.Server;

/// <summary>nginx with the file of docs/operations/two-nodes, in a folder of its own.</summary>
sealed class Nginx : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("digitalbeirat-nginx").FullName;
    readonly Process process;

    public static string? Program { get; } = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx" }.FirstOrDefault(File.Exists);

    public string Address { get; }

    /// <summary>Where it listens without TLS.</summary>
    public string Plain { get; }

    /// <param name="trusted">The certificate of the nodes.</param>
    public Nginx(string file, Uri first, Uri second, string trusted)
    {
        int port = Free(), plain = Free();
        (Address, Plain) = ($"https://127.0.0.1:{port}", $"http://127.0.0.1:{plain}");
        Certify("127.0.0.1", Path.Combine(folder, "tls"));
        var conf = File.ReadAllText(file);
        foreach (var (there, here) in new[]
        {
            ("/run/nginx.pid", $"{folder}/nginx.pid"), ("/var/log/nginx/error.log", $"{folder}/error.log"), ("rate=600r/m", "rate=60000r/m"), ("listen 80;", $"listen 127.0.0.1:{plain};"), ("listen 443 ssl", $"listen 127.0.0.1:{port} ssl"),
            ("10.0.0.11:5443", first.Authority), ("10.0.0.12:5443", second.Authority), ("/etc/digitalbeirat/node.crt", trusted), ("/etc/digitalbeirat/tls.crt", $"{folder}/tls.crt"), ("/etc/digitalbeirat/tls.key", $"{folder}/tls.key"),
        })
        {
            if (conf.Split(there).Length != 2) throw new InvalidOperationException($"{file} does not hold {there} once");
            conf = conf.Replace(there, here, StringComparison.Ordinal);
        }
        // Where it may put what is too large for memory, and nobody but us in it.
        conf = conf.Replace("http {", "http {\n" + string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(t => $"    {t}_temp_path {folder}/{t};\n")), StringComparison.Ordinal);
        var own = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(own, conf);
        process = Process.Start(new ProcessStartInfo(Program!, ["-p", folder, "-c", own, "-e", $"{folder}/error.log", "-g", "daemon off;"]) { RedirectStandardError = true })!;
    }

    /// <summary>A certificate of one's own, as README.md has it made: FILE.crt and FILE.key.</summary>
    public static void Certify(string name, string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(file + ".crt", certificate.ExportCertificatePem());
        File.WriteAllText(file + ".key", key.ExportPkcs8PrivateKeyPem());
    }

    static int Free()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    /// <summary>What it wrote about itself, for the message of a test that fails.</summary>
    public string Log => File.Exists($"{folder}/error.log") ? File.ReadAllText($"{folder}/error.log") : "";

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, true);
    }
}
