/**
 * Signing in by OAuth 2: `/auth` for access tokens and the keys that verify them, and where to find them.
 *
 * One plugin, so that its parsers and error forms stay its own. It brings its own paths and describes them at
 * `/auth/openapi.json`.
 */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { Problem } from '../base/problem.ts';
import type { Clock } from '../base/time.ts';
import type { Hub } from '../exchange/hub.ts';
import type { AccessTokens } from '../http/access-tokens.ts';
import type { SlowDown } from '../http/authenticate-consumer.ts';
import type { CertificateOf } from '../http/client-certificate.ts';
import { requireOpenOperations } from '../http/guard.ts';
import { collectRoutes, describeApi, problemSchema } from '../http/openapi.ts';
import { watchMethods } from '../http/other-methods.ts';
import { problemType } from '../http/problem-pages.ts';
import { adminProblems, answerProblems } from '../http/problems.ts';
import { compileStrictly } from '../http/strict-validation.ts';
import { authApi } from './api.ts';
import { keySet, metadataSchemas, serverMetadata } from './metadata.ts';
import { answerRefusal, oauthErrorSchema } from './oauth-errors.ts';
import {
  formBytesMax,
  formType,
  revocationEndpoint,
  tokenEndpoint,
  tokenSchema,
} from './token-endpoint.ts';

/** Options of the plugin. */
export interface AuthOptions {
  readonly hub: Pick<Hub, 'signIn' | 'revokeToken' | 'tokenKeys'>;
  readonly tokens: AccessTokens;
  readonly certificateOf: CertificateOf;
  /** Whether certificates are asked for, here or by a proxy. */
  readonly takesCertificates: boolean;
  /** Where clients find this server: absolute, https, without query. */
  readonly publicUrl: string;
  /** How long an access token is valid. */
  readonly tokenSeconds: number;
  /** Makes an address that failed to sign in wait. */
  readonly slowDown: SlowDown;
  readonly clock: Clock;
  /** The program's version, as the API's description names it. */
  readonly version: string;
}

const schemas: readonly object[] = [
  problemSchema,
  oauthErrorSchema,
  tokenSchema,
  ...metadataSchemas,
];

/** The sign-in API as a Fastify plugin. */
export const auth: FastifyPluginAsync<AuthOptions> = async (app, options) => {
  const { version, publicUrl, clock } = options;
  await collectRoutes(app, { ...authApi, version, publicUrl });
  for (const schema of schemas) app.addSchema(schema);
  const settings = { ...options, now: () => clock.now() };
  await app.register(description, { prefix: '/auth', publicUrl });
  await app.register(
    async (scope) => {
      scope.setNotFoundHandler(async () => {
        throw new Problem('absent', adminProblems.absent.meaning.en);
      });
      declare(scope, () => {
        tokenEndpoint(scope, settings);
        revocationEndpoint(scope, settings);
        keySet(scope, settings);
      });
    },
    { prefix: '/auth' },
  );
  await app.register(async (scope) => declare(scope, () => serverMetadata(scope, settings)));
};

/** Declares routes that speak OAuth: forms in, JSON out, refusals as RFC 6749 has them. */
function declare(scope: FastifyInstance, routes: () => void): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    formType,
    { parseAs: 'string', bodyLimit: formBytesMax },
    (_request, body, done) => done(null, body),
  );
  scope.setValidatorCompiler(() => () => true);
  scope.setSerializerCompiler(() => JSON.stringify);
  scope.setErrorHandler(answerRefusal);
  requireOpenOperations(scope);
  const closeMethods = watchMethods(scope);
  routes();
  closeMethods();
}

const description: FastifyPluginAsync<Pick<AuthOptions, 'publicUrl'>> = async (
  scope,
  { publicUrl },
) => {
  scope.setValidatorCompiler(compileStrictly);
  scope.setSerializerCompiler(() => JSON.stringify);
  scope.setErrorHandler(answerProblems(problemType(publicUrl)));
  requireOpenOperations(scope);
  const closeMethods = watchMethods(scope);
  describeApi(scope);
  closeMethods();
};
