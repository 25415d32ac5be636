using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SsoConfig;
using SsoConfig.Hosting;

#pragma warning disable IDE0130 // Where the registrations of other libraries are, so that a host needs no using directive for it.
namespace Microsoft.Extensions.DependencyInjection;

#pragma warning restore IDE0130

/// <summary>Single sign-on for any host.</summary>
public static class SsoServiceCollectionExtensions
{
    /// <summary>
    /// Registers one <see cref="SsoClient"/> for the whole app, also as <see cref="ISsoClient"/>, over the registered
    /// <see cref="ISystemBrowser"/> and <see cref="ITokenStore"/>. A desktop app calls <c>AddSso</c> and a MAUI app <c>UseSso</c>, which
    /// also bring these two. What is registered already stays.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Who the app is and where it signs in: the generated <c>OktaConfig.Options</c>.</param>
    /// <param name="clientOptions">
    /// Clock, network, logging and limits. What they leave out (<see cref="TimeProvider"/>, <see cref="ILoggerFactory"/>,
    /// <see cref="IFamilyCredentialStore"/>, <see cref="IProofKeyStore"/>) is that of the services, if it is registered.
    /// </param>
    /// <param name="createClient">Creates the client in another way than over the registered browser and store.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">No user could sign in with these options; thrown here, at the start of the app.</exception>
    public static IServiceCollection AddSsoCore(
        this IServiceCollection services,
        SsoOptions options,
        SsoClientOptions? clientOptions = null,
        Func<IServiceProvider, SsoClientOptions, SsoClient>? createClient = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        OptionsCheck.ThrowIfInvalid(options, nameof(options));
        services.TryAddSingleton(provider =>
            (createClient ?? Create).Invoke(provider, Complete(clientOptions ?? new SsoClientOptions(), provider))
        );
        services.TryAddSingleton<ISsoClient>(static provider => provider.GetRequiredService<SsoClient>());
        return services;

        SsoClient Create(IServiceProvider provider, SsoClientOptions complete) =>
            new(options, provider.GetRequiredService<ISystemBrowser>(), provider.GetRequiredService<ITokenStore>(), complete);
    }

    private static SsoClientOptions Complete(SsoClientOptions clientOptions, IServiceProvider provider) =>
        clientOptions with
        {
            TimeProvider =
                clientOptions.TimeProvider == TimeProvider.System
                    ? provider.GetService<TimeProvider>() ?? TimeProvider.System
                    : clientOptions.TimeProvider,
            LoggerFactory = clientOptions.LoggerFactory ?? provider.GetService<ILoggerFactory>(),
            FamilyCredentialStore = clientOptions.FamilyCredentialStore ?? provider.GetService<IFamilyCredentialStore>(),
            ProofKeyStore = clientOptions.ProofKeyStore ?? provider.GetService<IProofKeyStore>(),
        };
}
