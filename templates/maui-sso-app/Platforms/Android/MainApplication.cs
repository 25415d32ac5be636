using Android.App;
using Android.Runtime;

namespace SsoAppNamespace;

//#if (localOrg)
// The local org speaks http: allowed to this device's own address, and only in a debug build.
//-:cnd:noEmit
#if DEBUG
[Application(NetworkSecurityConfig = "@xml/local_org")]
#else
[Application]
#endif
//+:cnd:noEmit
//#else
[Application]
//#endif
public class MainApplication(IntPtr handle, JniHandleOwnership ownership) : MauiApplication(handle, ownership)
{
    protected override MauiApp CreateMauiApp() => MauiProgram.CreateMauiApp();
}
