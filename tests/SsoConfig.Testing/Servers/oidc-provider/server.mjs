// A provider for the tests of this project: node server.mjs PORT. Two native apps, one user per name, consent given in advance.
import { randomBytes } from 'node:crypto';
import { Provider, interactionPolicy } from 'oidc-provider';
import NativeSso from './native-sso.mjs';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const nativeSso = process.env.NATIVE_SSO ? new NativeSso(process.env.NATIVE_SSO, issuer) : undefined;

const bindsTokens = process.env.DPOP === 'required';

const nativeApp = (name) => ({
  client_id: `${name}-app`,
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token', ...(nativeSso ? [NativeSso.grantType] : [])],
  ...(bindsTokens ? { dpop_bound_access_tokens: true } : {}),
  response_types: ['code'],
  redirect_uris: [`com.${name}.sample:/callback`],
  post_logout_redirect_uris: [`com.${name}.sample:/logout`],
});

// By default this provider asks before each response to a native app (RFC 8252, section 8.6), so prompt=none never succeeds. The operator can turn that off.
const policy = interactionPolicy.base();
policy.get('consent').checks.remove('native_client_prompt');

const findAccount = async (context, id, token) => ({
  accountId: id,
  claims: async () => ({ sub: id, name: `User ${id}`, email: `${id}@example.com`, ...nativeSso?.claims(context, id, token) }),
});

const provider = new Provider(issuer, {
  clients: [nativeApp('first'), nativeApp('second')],
  scopes: ['openid', 'offline_access', 'profile', 'email', ...(nativeSso ? ['device_sso'] : [])],
  claims: { profile: ['name'], email: ['email'], ...(nativeSso ? { device_sso: ['ds_hash', 'sid'] } : {}) },
  discovery: nativeSso ? { native_sso_supported: true } : {},
  conformIdTokenClaims: false,
  rotateRefreshToken: true,
  // Without this, offline_access counts only together with prompt=consent.
  issueRefreshToken: async (context, client) => client.grantTypeAllowed('refresh_token'),
  pkce: { required: () => true },
  interactions: { policy },
  features: {
    devInteractions: { enabled: true },
    revocation: { enabled: true },
    registration: { enabled: true, initialAccessToken: process.env.INITIAL_ACCESS_TOKEN || false },
    registrationManagement: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    pushedAuthorizationRequests: { enabled: true },
    ...(bindsTokens ? { dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true } } : {}),
  },
  findAccount,
  // Consent given in advance, as an administrator does for the apps of a company.
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({
      clientId: context.oidc.client.clientId,
      accountId: context.oidc.session.accountId,
    });
    grant.addOIDCScope(`openid offline_access profile email${nativeSso ? ' device_sso' : ''}`);
    await grant.save();
    return grant;
  },
});

nativeSso?.attachTo(provider, findAccount);
provider.listen(port, '127.0.0.1', () => console.log(`ready: ${issuer}`));
