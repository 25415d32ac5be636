using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SsoConfig.Generator.Parsing;

namespace SsoConfig.Generator.Emit;

/// <summary>Adds the generated files to the compilation.</summary>
internal static class SourceEmitter
{
    public static void Emit(SourceProductionContext output, SourceModel? model)
    {
        if (model is null)
        {
            return;
        }

        output.AddSource("OktaConfig.g.cs", SourceText.From(ConfigEmitter.Emit(model), Encoding.UTF8));
        if (model.Project.NeedsCallbackActivity && model.Config.Schemes.Count + model.Config.Links.Count > 0)
        {
            output.AddSource("OktaCallbackActivity.g.cs", SourceText.From(CallbackActivityEmitter.Emit(model), Encoding.UTF8));
        }

        if (model.Project.HasAndroidAdapters && model.Config.NativeSso is { } nativeSso)
        {
            output.AddSource("OktaFamilyProvider.g.cs", SourceText.From(FamilyProviderEmitter.Emit(model, nativeSso), Encoding.UTF8));
        }
    }
}
