namespace SsoConfig.Generator.Tests.Properties;

/// <summary>
/// The values of a configuration as lines <c>path = JSON</c>, in the order of their paths; those that no file sets are left out.
/// </summary>
internal static class ModelValues
{
    public static IEnumerable<string> Of(OktaConfigModel model) =>
        Values(model).Concat(Parameters(model)).Concat(Members(model.Settings, OktaKeys.Settings)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Values(OktaConfigModel model) =>
        from value in new (string Path, SourcedValue Value)[]
        {
            (OktaKeys.Issuer, model.Issuer),
            (OktaKeys.ClientId, model.ClientId),
            (OktaKeys.RedirectUri, model.RedirectUri),
            (OktaKeys.LogoutRedirectUri, model.LogoutRedirectUri),
            (OktaKeys.Scopes, model.Scopes),
            (OktaKeys.TrustedAudiences, model.TrustedAudiences),
            (OktaKeys.MetadataAddress, model.Provider.MetadataAddress),
            (OktaKeys.IssuerTemplate, model.Provider.IssuerTemplate),
            (OktaKeys.AllowedTenants, model.Provider.AllowedTenants),
            (OktaKeys.EndSessionEndpoint, model.Provider.EndSessionEndpoint),
            (OktaKeys.LogoutRedirectParameter, model.Provider.LogoutRedirectParameter),
        }
        where value.Value != SourcedValue.Missing && value.Value.Origin != SourcedValue.Default
        select $"{value.Path} = {JsonText.Quote(value.Value.Value)}";

    private static IEnumerable<string> Parameters(OktaConfigModel model) =>
        model.Parameters.Select(static parameter => $"{OktaKeys.Parameters}/{parameter.Name} = {JsonText.Quote(parameter.Value)}");

    private static IEnumerable<string> Members(SettingGroup group, string path) =>
        group.Members.SelectMany(member =>
            member switch
            {
                SettingGroup inner => Members(inner, $"{path}/{inner.Key}"),
                SettingList list => [$"{path}/{list.Key} = [{string.Join(", ", list.Items.Select(Json))}]"],
                _ => [$"{path}/{member.Key} = {Json(((SettingValue)member).Value)}"],
            }
        );

    private static string Json(SettingScalar scalar) => scalar.Type == SettingType.String ? JsonText.Quote(scalar.Text) : scalar.Text;
}
