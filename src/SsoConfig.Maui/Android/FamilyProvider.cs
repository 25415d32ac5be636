using System;
using System.Threading;
using Android.Content;
using Android.Database;
using Android.OS;
using Android.Util;
using SsoConfig.Maui.Family;
using Uri = Android.Net.Uri;

namespace SsoConfig.Maui.Android;

/// <summary>
/// Responds to the other apps of the family: the generated class derives from it, and its attributes are in the manifest. Android calls it
/// on a thread of its own, before the app itself has started, and lets any caller in that has the permission: who gets a response is
/// decided here.
/// </summary>
internal abstract class FamilyProvider : ContentProvider
{
    private const string Tag = "SsoConfig";

    /// <summary>The family of okta.json.</summary>
    protected abstract string Family { get; }

    public override bool OnCreate() => true;

    public override Bundle? Call(string method, string? arg, Bundle? extras)
    {
        // extras is never read: unpacking what a stranger has packed runs code of the classes in it.
        var caller = Binder.CallingUid;
        try
        {
            return Respond(caller, method, arg);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // An exception that Android cannot pass to the caller would end this process. What storage throws has no common type.
            Log.Warn(Tag, $"The family's sign-in could not be read for an app (user id {caller}): {exception.GetType().Name}.");
            return null;
        }
    }

    public override ICursor? Query(Uri uri, string[]? projection, string? selection, string[]? selectionArgs, string? sortOrder) =>
        throw Refused();

    public override Uri? Insert(Uri uri, ContentValues? values) => throw Refused();

    public override int Update(Uri uri, ContentValues? values, string? selection, string[]? selectionArgs) => throw Refused();

    public override int Delete(Uri uri, string? selection, string[]? selectionArgs) => throw Refused();

    public override string? GetType(Uri uri) => null;

    private Bundle? Respond(int caller, string method, string? argument)
    {
        var response = new FamilyResponder(new FamilyTrust(new InstalledApps(Family)), FamilyStores.EntriesOf(Family))
            .RespondAsync(caller, method, argument, CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        if (response.Decision != TrustDecision.Trusted)
        {
            Log.Warn(Tag, $"An app (user id {caller}) asked for the family's sign-in and was refused: {response.Decision}.");
        }

        if (response.Content is null)
        {
            return null;
        }

        var bundle = new Bundle();
        bundle.PutString(FamilyMessages.Response, response.Content);
        return bundle;
    }

    private static Java.Lang.UnsupportedOperationException Refused() => new("This provider has no data to query or change.");
}
