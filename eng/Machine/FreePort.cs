using System.Net;
using System.Net.Sockets;

namespace SsoConfig.Eng.Machine;

/// <summary>A port of 127.0.0.1 on which nothing listens now; another program may take it before it is used.</summary>
public static class FreePort
{
    public static int Find()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
