using System.Net;
using System.Net.Sockets;

namespace Digitalbeirat.Kernel.Web;

public static class NetworkAddress
{
    /// <summary>One line of the telephone company, for limits: of an IPv6 address the first half, for the second is anybody's choice.</summary>
    public static string Line(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    /// <summary>Whereabouts, for logs: so much of an address that many share it.</summary>
    public static string Area(IPAddress? address)
    {
        if (address is null) return "";
        var known = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return new IPNetwork(Cut(known), known.AddressFamily == AddressFamily.InterNetworkV6 ? 48 : 24).ToString();
    }

    static IPAddress Cut(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bytes.Length == 4 ? 3 : 6).Clear();
        return new(bytes);
    }
}
