using Android.App;
using Android.Runtime;

namespace SsoAppNamespace;

//#if (localOrg)
// The local org uses http. Debug builds may connect to the device itself, where adb reverse forwards to the local org.
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
