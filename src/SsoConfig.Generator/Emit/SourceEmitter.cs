using Microsoft.CodeAnalysis;
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

        output.AddSource("OktaConfig.g.cs", GeneratedFile.Write(model.Project.Namespace, writer => ConfigEmitter.Write(writer, model)));
        if (model.Project.NeedsCallbackActivity && model.Config.Schemes.Any())
        {
            output.AddSource("OktaCallbackActivity.g.cs", GeneratedFile.Write(model.Project.Namespace, writer => CallbackActivityEmitter.Write(writer, model)));
        }
    }
}
