using SsoConfig.OktaJson.Input;

namespace SsoConfig.OktaJson.Reading;

/// <summary>The layers of <c>okta.local-org.json</c>, with which a generated app signs in to the local org in debug builds.</summary>
internal static class LocalOrgLayers
{
    /// <summary>
    /// Removes them if another file has a different issuer: the client ID of the local org is unknown to every other provider.
    /// </summary>
    public static void RemoveUnlessUsed(List<Layer> layers)
    {
        if (FindIssuer(layers) is { } issuer && HasOtherIssuer(layers, issuer))
        {
            layers.RemoveAll(static layer => IsLocalOrg(layer));
        }
    }

    private static string? FindIssuer(List<Layer> layers)
    {
        foreach (var layer in layers)
        {
            if (IsLocalOrg(layer) && FindIssuer(layer) is { } issuer)
            {
                return issuer;
            }
        }

        return null;
    }

    private static bool HasOtherIssuer(List<Layer> layers, string localOrg)
    {
        foreach (var layer in layers)
        {
            if (!IsLocalOrg(layer) && FindIssuer(layer) is { } issuer && issuer != localOrg)
            {
                return true;
            }
        }

        return false;
    }

    private static string? FindIssuer(Layer layer)
    {
        foreach (var value in layer.Values)
        {
            if (value.Key == OktaKey.Issuer)
            {
                return value.Text;
            }
        }

        return null;
    }

    private static bool IsLocalOrg(Layer layer) => layer.Document.Kind == OktaJsonKind.LocalOrg;
}
