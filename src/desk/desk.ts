/**
 * The submitters' desk, `/desk/v1`: what became of what one submitted, and what can still be done about it.
 *
 * One plugin scope, so that its parsers, hooks and error forms stay its own. It speaks to the hub alone and
 * keeps nothing. Every answer is about the asker's own; what belongs to others is answered like what does
 * not exist.
 */
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { Problem } from '../base/problem.ts';
import type { Hub } from '../exchange/hub.ts';
import type { Authenticate } from '../http/authenticate-consumer.ts';
import { guardOperations, type Identify, requireOpenOperations } from '../http/guard.ts';
import { takeJson } from '../http/json-body.ts';
import { collectRoutes, describeApi, problemSchema, showApiPage } from '../http/openapi.ts';
import { watchMethods } from '../http/other-methods.ts';
import { problemType } from '../http/problem-pages.ts';
import { answerProblems } from '../http/problems.ts';
import { compileStrictly } from '../http/strict-validation.ts';
import { deskApi, deskPath } from './api.ts';
import { identifyConsumer } from './authenticate.ts';
import { evidence, evidenceSchemas } from './evidence.ts';
import { objectSchemas, objects } from './objects.ts';
import { recallRequests, recallSchemas } from './recall-requests.ts';
import { ownRecallSchemas, ownRecalls } from './recalls.ts';
import { submissionSchemas, submissions } from './submissions.ts';
import { submitting } from './submitting.ts';
import { withdrawalSchemas, withdrawals } from './withdrawals.ts';

/** Options of the plugin: how consumers sign in, and what the description says. */
export interface DeskOptions {
  readonly hub: Hub;
  /** Finds out who asks; slows whoever fails to sign in. */
  readonly authenticate: Authenticate;
  /** Where clients find this server: absolute, without query. */
  readonly publicUrl: string;
  /** The program's version, as the API's description names it. */
  readonly version: string;
}

/** Every schema that answers refer to by name. They belong to the outermost scope (see `admin/admin.ts`). */
const schemas: readonly object[] = [
  problemSchema,
  ...submissionSchemas,
  ...objectSchemas,
  ...withdrawalSchemas,
  ...recallSchemas,
  ...ownRecallSchemas,
  ...evidenceSchemas,
];

/** What anyone may read: the description of the API. */
const openRoutes: FastifyPluginAsync<{ readonly publicUrl: string }> = async (
  scope,
  { publicUrl },
) => {
  requireOpenOperations(scope);
  await showApiPage(scope, publicUrl);
  const closeMethods = watchMethods(scope);
  describeApi(scope);
  closeMethods();
};

/** What needs a consumer: everything else. */
const guardedRoutes: FastifyPluginAsync<{
  readonly hub: Hub;
  readonly identify: Identify;
}> = async (scope, { hub, identify }) => {
  guardOperations(scope, identify);
  const closeMethods = watchMethods(scope);
  submissions(scope, hub);
  objects(scope, hub);
  withdrawals(scope, hub);
  recallRequests(scope, hub);
  ownRecalls(scope, hub);
  evidence(scope, hub);
  await scope.register(submitting, { hub });
  closeMethods();
};

const counter: FastifyPluginAsync<DeskOptions> = async (scope, options) => {
  const { hub, authenticate, publicUrl } = options;
  const identify = identifyConsumer(authenticate);
  takeJson(scope);
  scope.setValidatorCompiler(compileStrictly);
  scope.setSerializerCompiler(() => JSON.stringify);
  scope.setErrorHandler(answerProblems(problemType(publicUrl)));
  scope.setNotFoundHandler(async (request, reply) => {
    await identify(request, reply);
    throw new Problem('absent', 'there is no such path');
  });
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  await scope.register(openRoutes, { publicUrl });
  await scope.register(guardedRoutes, { hub, identify });
};

/** The desk as a Fastify plugin; it brings its own path. */
export async function desk(app: FastifyInstance, options: DeskOptions): Promise<void> {
  const publicUrl = options.publicUrl.replace(/\/*$/, '/');
  const { version } = options;
  await collectRoutes(app, { ...deskApi, version, publicUrl });
  for (const schema of schemas) app.addSchema(schema);
  await app.register(counter, { ...options, publicUrl, prefix: deskPath });
}
