using Duende.IdentityModel.Client;

namespace SsoConfig.Protocol;

/// <summary>What a token request has beyond the fields of its grant.</summary>
internal static class BackChannelParameters
{
    /// <param name="resources">RFC 8707, section 2.2.</param>
    /// <param name="deviceSecret">Native SSO 1.0, section 3.3: the device secret that the family has.</param>
    public static Parameters Create(IReadOnlyList<string>? resources, string? deviceSecret)
    {
        var parameters = new Parameters((resources ?? []).Select(static resource => KeyValuePair.Create("resource", resource)));
        parameters.AddOptional(DeviceSecrets.Parameter, deviceSecret);
        return parameters;
    }
}
