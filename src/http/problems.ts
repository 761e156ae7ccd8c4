/**
 * How the administration and the desk end a request badly: problem documents (RFC 9457).
 *
 * The only file of this layer with status codes for problems. Whatever is thrown and is neither a `Problem`
 * nor one of Fastify's refusals is a fault of ours: it is logged with an id, and the client learns the id.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemKind } from '../base/problem.ts';
import type { Words } from '../base/words.ts';

/** How one kind of problem looks outside. */
export interface ProblemForm {
  readonly status: number;
  readonly title: string;
  readonly meaning: Words;
}

/** Every kind of problem with its status; `docs/errors.md` says the same. */
export const adminProblems: Readonly<Record<ProblemKind, ProblemForm>> = {
  malformed: {
    status: 400,
    title: 'Malformed request',
    meaning: {
      en: 'the path, the query, a header field or the JSON text is not well formed',
      ja: 'パス、クエリ、ヘッダーフィールドまたは JSON の形式が正しくありません',
    },
  },
  unauthenticated: {
    status: 401,
    title: 'Not signed in',
    meaning: {
      en: 'the request carries no valid credentials',
      ja: '有効な認証情報がありません',
    },
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    meaning: {
      en: 'the request is understood and not allowed; `detail` names the role that is missing',
      ja: '要求は理解されましたが、許可されていません。必要な役割は `detail` にあります',
    },
  },
  absent: {
    status: 404,
    title: 'Not found',
    meaning: { en: 'there is no such resource', ja: 'その資源は存在しません' },
  },
  methodNotAllowed: {
    status: 405,
    title: 'Method not allowed',
    meaning: {
      en: 'the resource does not have this method; `Allow` lists those it has',
      ja: 'この資源では使えないメソッドです。使えるものは `Allow` にあります',
    },
  },
  unacceptable: {
    status: 406,
    title: 'Not acceptable',
    meaning: {
      en: 'the answer has no form that the client accepts',
      ja: 'クライアントが受け入れる形式で応答できません',
    },
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    meaning: {
      en: 'something else needs the resource as it is',
      ja: '他の資源がこの資源を必要としています',
    },
  },
  preconditionFailed: {
    status: 412,
    title: 'Precondition failed',
    meaning: {
      en: 'the resource is not in the state that `If-Match` or `If-None-Match` demands',
      ja: '資源が `If-Match` または `If-None-Match` の条件を満たしていません',
    },
  },
  tooLarge: {
    status: 413,
    title: 'Too large',
    meaning: { en: 'the body is larger than allowed', ja: '本文が上限を超えています' },
  },
  unsupported: {
    status: 415,
    title: 'Unsupported media type',
    meaning: {
      en: 'the body has a media type that is not taken here',
      ja: '本文のメディアタイプに対応していません',
    },
  },
  unprocessable: {
    status: 422,
    title: 'Unprocessable document',
    meaning: {
      en: 'the document is JSON, and its content cannot be accepted; `errors` says where',
      ja: 'JSON としては正しいものの、内容を受け付けられません。箇所は `errors` にあります',
    },
  },
  unavailable: {
    status: 503,
    title: 'Unavailable',
    meaning: {
      en: 'the hub cannot serve the request now; nothing was changed',
      ja: '現在処理できません。何も変更されていません',
    },
  },
};

/** What a fault of ours looks like outside. */
export const internalFault = { status: 500, title: 'Internal error' } as const;

/**
 * One fault in a request: in the body (a JSON pointer as a URI fragment; in a text, line and column from 1)
 * or in a named parameter.
 */
export type RequestFault =
  | { readonly detail: string; readonly pointer: string }
  | { readonly detail: string; readonly line: number; readonly column: number }
  | { readonly detail: string; readonly parameter: string };

/** A problem that can say where the request is at fault. */
export class FaultyRequest extends Problem {
  readonly faults: readonly RequestFault[];

  constructor(
    kind: 'malformed' | 'unprocessable',
    detail: string,
    faults: readonly RequestFault[],
  ) {
    super(kind, detail);
    this.faults = faults;
  }
}

/** A problem document (RFC 9457 §3). */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly RequestFault[];
  /** Found again in the hub's log line of this fault. */
  readonly errorId?: string;
}

/** Which problem a refusal by Fastify itself is, by its status; any other is `malformed`. */
const kindOfRefusal: ReadonlyMap<unknown, ProblemKind> = new Map([
  [404, 'absent'],
  [413, 'tooLarge'],
  [415, 'unsupported'],
]);

/** The problem that an error stands for; `undefined` for a fault of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error && 'code' in error && 'statusCode' in error)) return undefined;
  if (!String(error.code).startsWith('FST_') || Number(error.statusCode) >= 500) return undefined;
  const kind = kindOfRefusal.get(error.statusCode) ?? 'malformed';
  return new Problem(kind, adminProblems[kind].meaning.en, { cause: error });
}

/** Logs a fault of ours with a new id, and returns the id. */
export function logFault(error: unknown, request: FastifyRequest): string {
  const errorId = randomUUID();
  request.log.error({ err: error, errorId }, 'request failed');
  return errorId;
}

/** Makes the error handler of a scope. `typeOf` gives the URI of a kind's explanation. */
export function answerProblems(typeOf: (kind: string) => string) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const document = problemDocument(error, request, typeOf);
    return reply.code(document.status).type('application/problem+json').send(document);
  };
}

function problemDocument(
  error: unknown,
  request: FastifyRequest,
  typeOf: (kind: string) => string,
): ProblemDocument {
  const problem = problemOf(error);
  if (problem === undefined) {
    const detail = 'the hub failed; its log has more under this id';
    return { type: 'about:blank', ...internalFault, detail, errorId: logFault(error, request) };
  }
  const { status, title } = adminProblems[problem.kind];
  const document = { type: typeOf(problem.kind), title, status, detail: problem.detail };
  const faults = problem instanceof FaultyRequest ? problem.faults : [];
  return faults.length > 0 ? { ...document, errors: faults } : document;
}
