/**
 * How a request ends badly.
 *
 * A `Problem` says, in words that may be shown, why a request could not be served. Lower layers throw
 * kinds; only the two HTTP layers (`taxii/errors.ts`, `http/problems.ts`) know status codes. Whatever is
 * thrown and is not a `Problem` is a fault of ours: it is logged with an id and says nothing outside.
 */

/** The closed list of ways a request can end badly. */
export type ProblemKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'absent'
  | 'methodNotAllowed'
  | 'unacceptable'
  | 'conflict'
  | 'preconditionFailed'
  | 'tooLarge'
  | 'unsupported'
  | 'unprocessable'
  | 'unavailable';

/** A request that cannot be served. `detail` may be shown to the asker; `cause` may not. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly detail: string;

  constructor(kind: ProblemKind, detail: string, options?: { cause?: unknown }) {
    super(detail, options);
    this.kind = kind;
    this.detail = detail;
  }
}

/** Asserts what our own code promises. A failure is our bug and never becomes a `Problem`. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${why}`);
}

/** The longest piece of a client's text that a message repeats, in UTF-16 units. */
const quotedUnitsMax = 80;

/** Puts a client's text into a message: in backticks, on one line, cut to a bounded length. */
export function quote(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}`]/gu, '?');
  return `\`${line.length > quotedUnitsMax ? `${line.slice(0, quotedUnitsMax)}…` : line}\``;
}
