using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Model;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Rules;
using SsoConfig.OktaJson.Settings;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson;

/// <summary>
/// The entry point: files in, configuration and diagnostics out. Touches no file system, and never throws for what is in a file.
/// </summary>
/// <remarks>No LINQ: a compiler that has just started compiles every method and every generic type first that runs here.</remarks>
internal sealed class OktaJsonLoader
{
    private readonly DiagnosticBag _bag = new();
    private readonly List<LayerSet> _own = [];
    private readonly List<LayerSet> _siblings = [];
    private readonly List<Layer> _layers = [];
    private readonly OktaJsonOptions _options;

    private OktaJsonLoader(OktaJsonOptions options) => _options = options;

    /// <param name="files">The app's own layers, and the files of its siblings; in any order.</param>
    public static OktaJsonResult Load(IEnumerable<OktaJsonFile> files, OktaJsonOptions? options = null)
    {
        var read = new List<LayerSet>();
        foreach (var file in files)
        {
            read.Add(LayerSet.Read(file));
        }

        return Load(read, options ?? new OktaJsonOptions());
    }

    public static OktaJsonResult Load(IReadOnlyList<LayerSet> files, OktaJsonOptions options)
    {
        var loader = new OktaJsonLoader(options);
        loader.Add(files);
        return loader.Load();
    }

    /// <summary>The error of a project that has no okta.json.</summary>
    public static OktaJsonDiagnostic CreateNoFile(string project)
    {
        var bag = new DiagnosticBag();
        bag.AddWithoutLocation(OktaJsonRules.NoFile, project);
        return bag.All[0];
    }

    /// <summary>The app's own files from the weakest to the strongest kind, in the given order within a kind.</summary>
    private void Add(IReadOnlyList<LayerSet> files)
    {
        for (var kind = OktaJsonKind.LocalOrg; kind <= OktaJsonKind.Sibling; kind++)
        {
            for (var i = 0; i < files.Count; i++)
            {
                if (files[i].Document.Kind == kind)
                {
                    (kind == OktaJsonKind.Sibling ? _siblings : _own).Add(files[i]);
                }
            }
        }
    }

    private OktaJsonResult Load()
    {
        foreach (var file in _own)
        {
            _layers.AddRange(file.Layers);
            foreach (var diagnostic in file.Diagnostics)
            {
                _bag.Add(diagnostic);
            }
        }

        LocalOrgLayers.RemoveUnlessUsed(_layers);
        foreach (var layer in _layers)
        {
            foreach (var value in layer.Values)
            {
                ValueRules.Check(value, _options, _bag);
            }

            foreach (var parameter in layer.Parameters)
            {
                ParameterRules.Check(parameter, _bag);
            }
        }

        var values = new EffectiveValues(_layers, _options.PlatformKey);
        var app = FindApp();
        var folder = app?.Folder ?? (_own.Count > 0 ? _own[0].Document.Folder : string.Empty);
        var settings = SettingsReader.Read(values, folder, _bag);
        if (app is not null)
        {
            ReportSecondApp(app);
            CheckPlatforms(app);
            CheckFamily(values, app);
        }

        return new OktaJsonResult(
            CreateModel(values, folder, settings) with
            {
                FallbackRedirectUri = Source(values.FindFallback(OktaKey.RedirectUri), folder),
                FallbackLogoutRedirectUri = Source(values.FindFallback(OktaKey.LogoutRedirectUri), folder),
            },
            _bag.ToSorted(),
            values
        );
    }

    private OktaJsonDocument? FindApp()
    {
        foreach (var file in _own)
        {
            if (file.Document.Kind == OktaJsonKind.App)
            {
                return file.Document;
            }
        }

        return null;
    }

    private void ReportSecondApp(OktaJsonDocument app)
    {
        foreach (var file in _own)
        {
            var other = file.Document;
            if (other.Kind == OktaJsonKind.App && other != app)
            {
                var start = new DocumentRange(other, new TextRange(0, Math.Min(1, other.Text.Length)));
                _bag.Add(OktaJsonRules.TwoFiles, start, FilePath.Relative(other.Folder, app.Path));
            }
        }
    }

    /// <summary>Checks every platform that a file mentions, so that one build shows the errors of all of them.</summary>
    private void CheckPlatforms(OktaJsonDocument app)
    {
        var platforms = new List<string> { _options.PlatformKey };
        foreach (var layer in _layers)
        {
            if (layer.PlatformKey is { } platform && !platforms.Contains(platform))
            {
                platforms.Add(platform);
            }
        }

        foreach (var platform in platforms)
        {
            var values = new EffectiveValues(_layers, platform);
            CompletenessRules.Check(values, app, _options, _bag);
            CombinationRules.Check(values, platform, _options, _bag);
            ParameterRules.CheckPlaceholders(values, _bag);
            LinkRules.CheckPlatform(values, platform, _options, _bag);
        }
    }

    private void CheckFamily(EffectiveValues values, OktaJsonDocument app)
    {
        if (_siblings.Count == 0)
        {
            return;
        }

        var shared = new List<Layer>();
        foreach (var layer in _layers)
        {
            if (layer.Document.Kind == OktaJsonKind.Organization)
            {
                shared.Add(layer);
            }
        }

        // A family may be large, and nearly all of it causes no diagnostic: only what is left is sorted, for the same messages in every
        // build.
        var family = new FamilyRules(values, app.Folder, _options, _bag);
        var broken = new List<SiblingApp>();
        foreach (var sibling in new SiblingReader(shared, _options).Read(_siblings))
        {
            if (family.IsBrokenBy(sibling))
            {
                broken.Add(sibling);
            }
        }

        broken.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        foreach (var sibling in broken)
        {
            family.Report(sibling);
        }
    }

    private static OktaConfigModel CreateModel(EffectiveValues values, string folder, SettingGroup settings) =>
        new(
            Source(values, OktaKey.Issuer, folder) is var issuer && issuer == SourcedValue.Missing
                ? issuer
                : issuer with
                {
                    Value = values.Issuer,
                },
            Source(values, OktaKey.ClientId, folder),
            Source(values, OktaKey.RedirectUri, folder),
            Source(values, OktaKey.LogoutRedirectUri, folder),
            values.Find(OktaKey.Scopes) is null
                ? new SourcedValue(DefaultScopes(values), SourcedValue.Default)
                : Source(values, OktaKey.Scopes, folder),
            Source(values, OktaKey.TrustedAudiences, folder),
            settings
        )
        {
            NativeSso = CreateNativeSso(values, folder),
            Provider = new ProviderModel(
                Source(values, OktaKey.MetadataAddress, folder),
                Source(values, OktaKey.IssuerTemplate, folder),
                Source(values, OktaKey.AllowedTenants, folder),
                Source(values, OktaKey.EndSessionEndpoint, folder),
                Source(values, OktaKey.LogoutRedirectParameter, folder)
            ),
            Parameters = CreateParameters(values, folder),
            UsesDPoP = values.Find(OktaKey.DPoP)?.Text == SwitchReader.On,
        };

    private static NativeSsoModel? CreateNativeSso(EffectiveValues values, string folder)
    {
        var native = new EffectiveNativeSso(values);
        SourcedValue Create(OktaKey key, string value) =>
            new(value, values.Find(key)?.Layer.OriginSeenFrom(folder) ?? SourcedValue.Default);
        return native.IsOn
            ? new NativeSsoModel(
                Create(OktaKey.NativeSsoFamily, native.Family),
                Create(OktaKey.NativeSsoAudience, native.Audience),
                Create(OktaKey.NativeSsoDeviceSecretType, native.DeviceSecretType)
            )
            : null;
    }

    private static EquatableArray<RequestParameter> CreateParameters(EffectiveValues values, string folder)
    {
        var parameters = new List<RequestParameter>();
        foreach (var parameter in values.FindParameters())
        {
            foreach (var value in parameter.Values)
            {
                parameters.Add(new RequestParameter(parameter.Name, value.Value, parameter.Layer.OriginSeenFrom(folder)));
            }
        }

        return EquatableArray<RequestParameter>.From(parameters);
    }

    private static SourcedValue Source(EffectiveValues values, OktaKey key, string folder) => Source(values.Find(key), folder);

    private static SourcedValue Source(LayerValue? value, string folder) =>
        value is not null ? new SourcedValue(value.Text, value.Layer.OriginSeenFrom(folder)) : SourcedValue.Missing;

    private static string DefaultScopes(EffectiveValues values) =>
        KnownProviders.RefusesOfflineAccess(IssuerUri.HostOf(values.Issuer)) ? ScopeList.WithoutOfflineAccess : ScopeList.Default;
}
