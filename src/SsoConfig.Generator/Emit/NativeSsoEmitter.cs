using SsoConfig.OktaJson.Model;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes what the apps of a family need to share a sign-in without a browser; nothing where they do not.</summary>
internal static class NativeSsoEmitter
{
    private const string Family = "NativeSsoFamily";
    private const string Audience = "NativeSsoAudience";
    private const string DeviceSecretType = "NativeSsoDeviceSecretType";

    public static void WriteConstants(SourceWriter writer, NativeSsoModel model)
    {
        ConstantEmitter.WriteNext(writer, Family, model.Family, "The family of apps that share a sign-in without a browser.");
        ConstantEmitter.WriteNext(writer, Audience, model.Audience, "The audience of a token exchange.");
        ConstantEmitter.WriteNext(writer, DeviceSecretType, model.DeviceSecretType, "The token type of a device secret.");
    }

    public static void WriteOption(SourceWriter writer) =>
        writer.Line($"    NativeSso = new() {{ Family = {Family}, Audience = {Audience}, DeviceSecretType = {DeviceSecretType} }},");
}
