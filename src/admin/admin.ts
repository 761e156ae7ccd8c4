/**
 * The administration: `/admin/v1` for who may do what.
 *
 * One plugin scope, so that its parsers, hooks and error forms stay its own. It speaks to the hub alone and
 * keeps nothing: whatever it changed holds from the next request on.
 */
import cookie from '@fastify/cookie';
import type { FastifyPluginAsync } from 'fastify';
import { Problem } from '../base/problem.ts';
import { guardOperations, type Identify, requireOpenOperations } from '../http/guard.ts';
import { takeJson } from '../http/json-body.ts';
import { collectRoutes, describeApi, problemSchema, showApiPage } from '../http/openapi.ts';
import { watchMethods } from '../http/other-methods.ts';
import { explainProblems, explanationSchema, problemType } from '../http/problem-pages.ts';
import { answerProblems } from '../http/problems.ts';
import { compileStrictly } from '../http/strict-validation.ts';
import { accounts } from './accounts.ts';
import { activations } from './activations.ts';
import { adminTokenSchemas, adminTokens } from './admin-tokens.ts';
import { type AdminHub, adminApi } from './api.ts';
import { apiRoots } from './api-roots.ts';
import { assertionSchemas, assertions } from './assertions.ts';
import { audiences } from './audiences.ts';
import { auditLog, auditSchemas } from './audit-log.ts';
import { identifyAccount } from './authenticate.ts';
import { collections } from './collections.ts';
import { consumers } from './consumers.ts';
import { credentialSchemas, credentials } from './credentials.ts';
import { deskRequestSchemas, deskRequests } from './desk-requests.ts';
import { directoryResource, resourceSchemas } from './directory-resource.ts';
import { holdSchemas, reviewQueue } from './holds.ts';
import { ledger, ledgerSchemas } from './ledger.ts';
import { labelsOfObjects, objectLabelSchemas } from './object-labels.ts';
import { packSchemas } from './pack-schemas.ts';
import { packIntake, packs } from './packs.ts';
import { createProvider, type ProviderSettings } from './provider.ts';
import { adminRecallSchemas, recalls } from './recalls.ts';
import { sessionCookies } from './session-cookie.ts';
import { type SignInParts, signedInRoutes, signInRoutes, signInSchemas } from './sign-in.ts';
import { textReviewQueue, textReviewSchemas } from './text-reviews.ts';
import { tokenKeySchemas, tokenKeys } from './token-keys.ts';

/** Options of the plugin. */
export interface AdminOptions {
  readonly hub: AdminHub;
  /** Where clients find this server: absolute, https, without query. */
  readonly publicUrl: string;
  /** Makes an address that failed to sign in wait. */
  readonly slowDown: (address: string) => Promise<unknown>;
  /** The OpenID provider that people sign in at, if there is one. */
  readonly provider?: ProviderSettings | undefined;
  /** The program's version, as the API's description names it. */
  readonly version: string;
}

/**
 * Every schema that answers refer to by name. They belong to the outermost scope: adding one to a scope
 * would bring Fastify's own validator back in it.
 */
const schemas: readonly object[] = [
  problemSchema,
  explanationSchema,
  ...resourceSchemas(apiRoots),
  ...resourceSchemas(audiences),
  ...resourceSchemas(collections),
  ...resourceSchemas(consumers),
  ...resourceSchemas(accounts),
  ...credentialSchemas,
  ...adminTokenSchemas,
  ...signInSchemas,
  ...assertionSchemas,
  ...objectLabelSchemas,
  ...holdSchemas,
  ...textReviewSchemas,
  ...auditSchemas,
  ...ledgerSchemas,
  ...adminRecallSchemas,
  ...deskRequestSchemas,
  ...packSchemas,
  ...tokenKeySchemas,
];

/** What anyone may ask: the description of the API, and to sign in. */
const openRoutes: FastifyPluginAsync<{
  readonly publicUrl: string;
  readonly signIn: SignInParts;
}> = async (scope, { publicUrl, signIn }) => {
  requireOpenOperations(scope);
  await showApiPage(scope, publicUrl);
  const closeMethods = watchMethods(scope);
  describeApi(scope);
  explainProblems(scope);
  signInRoutes(scope, signIn);
  closeMethods();
};

/** What needs a role: everything else. */
const guardedRoutes: FastifyPluginAsync<{
  readonly hub: AdminHub;
  readonly identify: Identify;
  readonly signIn: SignInParts;
}> = async (scope, { hub, identify, signIn }) => {
  guardOperations(scope, identify);
  const closeMethods = watchMethods(scope);
  directoryResource(scope, hub, apiRoots);
  directoryResource(scope, hub, audiences);
  directoryResource(scope, hub, collections);
  directoryResource(scope, hub, consumers);
  directoryResource(scope, hub, accounts);
  credentials(scope, hub);
  adminTokens(scope, hub);
  assertions(scope, hub);
  labelsOfObjects(scope, hub);
  reviewQueue(scope, hub);
  textReviewQueue(scope, hub);
  auditLog(scope, hub);
  ledger(scope, hub);
  recalls(scope, hub);
  deskRequests(scope, hub);
  packs(scope, hub);
  await scope.register(packIntake, { hub });
  activations(scope, hub);
  signedInRoutes(scope, signIn);
  tokenKeys(scope, hub);
  closeMethods();
};

const administration: FastifyPluginAsync<AdminOptions> = async (scope, options) => {
  const { hub, publicUrl } = options;
  const signIn = signInParts(options);
  const identify = identifyAccount(signIn);
  await scope.register(cookie);
  takeJson(scope);
  scope.setValidatorCompiler(compileStrictly);
  scope.setSerializerCompiler(() => JSON.stringify);
  scope.setErrorHandler(answerProblems(problemType(publicUrl)));
  scope.setNotFoundHandler(async (request, reply) => {
    await identify(request, reply);
    throw new Problem('absent', 'there is no such path');
  });
  await scope.register(openRoutes, { publicUrl, signIn });
  await scope.register(guardedRoutes, { hub, identify, signIn });
};

/** The administration API as a Fastify plugin; it brings its own paths. */
export const admin: FastifyPluginAsync<AdminOptions> = async (app, options) => {
  const { publicUrl, version } = options;
  await collectRoutes(app, { ...adminApi, version, publicUrl });
  for (const schema of schemas) app.addSchema(schema);
  await app.register(administration, { ...options, prefix: '/admin/v1' });
};

function signInParts({ hub, publicUrl, provider, slowDown }: AdminOptions): SignInParts {
  const base = `${publicUrl.replace(/\/*$/, '/')}admin/v1/`;
  return {
    accounts: hub.accounts,
    provider: provider && createProvider(provider, `${base}signed-in`),
    cookies: sessionCookies(publicUrl),
    landing: `${base}docs`,
    slowDown,
  };
}
