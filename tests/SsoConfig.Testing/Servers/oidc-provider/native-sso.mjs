// OpenID Connect Native SSO for Mobile Apps 1.0 for oidc-provider, which has hooks for grants and claims but knows no device secret.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { errors } from 'oidc-provider';

const tokenExchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const idTokenType = 'urn:ietf:params:oauth:token-type:id_token';
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

// The specification leaves the computation of ds_hash to the provider: in its dialect it is a MAC here, in Okta's it is that of at_hash.
const macKey = randomBytes(32);
const dialects = {
  standard: (issuer) => ({
    actorTokenType: 'urn:openid:params:token-type:device-secret',
    audience: issuer,
    hash: (secret) => createHmac('sha256', macKey).update(secret).digest('base64url'),
  }),
  okta: () => ({
    actorTokenType: 'urn:x-oath:params:oauth:token-type:device-secret',
    audience: 'api://default',
    hash: (secret) => createHash('sha256').update(secret).digest().subarray(0, 16).toString('base64url'),
  }),
};

export default class NativeSso {
  static grantType = tokenExchange;

  #sessions = new Map();

  #sessionOfGrant = new Map();

  #dialect;

  constructor(dialect, issuer) {
    this.#dialect = dialects[dialect](issuer);
  }

  attachTo(provider, findAccount) {
    const parameters = ['audience', 'subject_token', 'subject_token_type', 'actor_token', 'actor_token_type', 'scope'];
    provider.registerGrantType(tokenExchange, (context) => this.#exchange(provider, findAccount, context), parameters, []);
    provider.use(async (context, next) => {
      await next();
      await this.#finish(provider, context);
    });
  }

  // The claims of an id token of a sign-in with device_sso; the first one begins a device session.
  claims(context, accountId, token) {
    if (context.oidc?.route !== 'token' || !token?.scopes?.has('device_sso')) {
      return {};
    }

    const session = this.#sessionOfGrant.get(token.grantId) ?? this.#begin(context, accountId, token.grantId);
    return { ds_hash: this.#dialect.hash(session.secret), sid: session.id };
  }

  #begin(context, accountId, grantId) {
    const presented = this.#sessions.get(context.oidc.body?.device_secret);
    const session = presented?.accountId === accountId
      ? presented
      : { id: randomBytes(16).toString('hex'), accountId, secret: randomBytes(32).toString('base64url'), grants: new Set() };
    this.#sessions.set(session.secret, session);
    this.#join(session, grantId);
    context.state.deviceSecret = session.secret;
    return session;
  }

  #join(session, grantId) {
    session.grants.add(grantId);
    this.#sessionOfGrant.set(grantId, session);
  }

  async #exchange(provider, findAccount, context) {
    const { client, params } = context.oidc;
    const session = this.#sessions.get(params.actor_token);
    const scopes = new Set(params.scope?.split(' '));
    if (params.subject_token_type !== idTokenType || params.actor_token_type !== this.#dialect.actorTokenType) {
      throw new errors.InvalidRequest('the token types are not those of this provider');
    } else if (params.audience !== this.#dialect.audience) {
      throw new errors.InvalidTarget('the audience is not the one of this provider');
    } else if (!scopes.has('openid')) {
      throw new errors.InvalidScope('openid is required', params.scope);
    } else if (!session) {
      throw new errors.InvalidGrant('the device session has ended');
    }

    const shared = await this.#readIdToken(provider, params.subject_token);
    if (shared.ds_hash !== this.#dialect.hash(session.secret) || shared.sub !== session.accountId) {
      throw new errors.InvalidRequest('the id token was not issued together with this device secret');
    }

    const account = await findAccount(context, session.accountId);
    context.body = await this.#issue(provider, context, client, account, session, scopes);
  }

  // It was issued to another client of the family, and may have expired.
  async #readIdToken(provider, jwt) {
    try {
      const { aud } = JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url'));
      return (await provider.IdToken.validate(jwt, await provider.Client.find(aud))).payload;
    } catch {
      throw new errors.InvalidRequest('the subject token is not a valid id token');
    }
  }

  async #issue(provider, context, client, account, session, scopes) {
    const scope = [...scopes].join(' ');
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(scope);
    const grantId = await grant.save();
    this.#join(session, grantId);
    const common = { accountId: session.accountId, client, grantId, gty: 'token_exchange', scope };
    context.oidc.entity('Grant', grant);
    context.oidc.entity('Account', account);
    const accessToken = new provider.AccessToken(common);
    context.oidc.entity('AccessToken', accessToken);
    const value = await accessToken.save();
    const refreshToken = scopes.has('offline_access') ? await new provider.RefreshToken(common).save() : undefined;
    const idToken = new provider.IdToken(await account.claims('id_token', scope, {}, []), { ctx: context });
    idToken.scope = scope;
    idToken.set('at_hash', value);
    idToken.set('ds_hash', this.#dialect.hash(session.secret));
    idToken.set('sid', session.id);
    return {
      access_token: value,
      issued_token_type: accessTokenType,
      token_type: accessToken.tokenType,
      expires_in: accessToken.expiration,
      refresh_token: refreshToken,
      id_token: await idToken.issue({ use: 'idtoken' }),
      scope,
    };
  }

  async #finish(provider, context) {
    const parameters = { ...context.query, ...context.oidc?.body };
    switch (context.oidc?.route) {
      case 'token':
        if (context.status === 200 && context.state.deviceSecret) {
          context.body.device_secret = context.state.deviceSecret;
        }

        break;
      case 'revocation':
        await this.#end(provider, parameters.token);
        break;
      case 'end_session':
        await this.#end(provider, parameters.device_secret);
        break;
      default:
    }
  }

  // The tokens of all apps that take part.
  async #end(provider, secret) {
    const session = this.#sessions.get(secret);
    if (session) {
      this.#sessions.delete(secret);
      for (const grantId of session.grants) {
        await provider.RefreshToken.revokeByGrantId(grantId);
        await provider.AccessToken.revokeByGrantId(grantId);
      }
    }
  }
}
