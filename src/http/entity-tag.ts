/**
 * Entity tags and preconditions (RFC 9110 §8.8.3, §13.1): an entry's revision is its strong tag, and a document's digest.
 */
import { Problem } from '../base/problem.ts';

/** The header fields of a conditional request. */
export interface Preconditions {
  readonly 'if-match'?: string | undefined;
  readonly 'if-none-match'?: string | undefined;
}

/** The strong entity tag of a revision, or of a digest in hex. */
export function entityTag(revision: number | string): string {
  return `"${revision}"`;
}

/**
 * The revision that a change must find for the preconditions to hold: 0 for "must not exist", `undefined`
 * where nothing is demanded. `present` is the revision now, if the entry exists. Problems: `malformed` for a
 * weak tag, for a field that is no list of tags, for `If-None-Match` other than `*`; `preconditionFailed`
 * where it is known already, as it is when both fields are given.
 */
export function requiredRevision(
  { 'if-match': ifMatch, 'if-none-match': ifNoneMatch }: Preconditions,
  present: number | undefined,
): number | undefined {
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*') {
    throw new Problem('malformed', '`If-None-Match` of a change can only be `*`');
  }
  if (ifMatch === undefined) return ifNoneMatch === undefined ? undefined : 0;
  const tags = parseTags('If-Match', ifMatch);
  if (tags !== '*' && tags.some((tag) => tag.startsWith('W/'))) {
    throw new Problem('malformed', '`If-Match` needs strong entity tags');
  }
  if (ifNoneMatch !== undefined) {
    throw new Problem('preconditionFailed', '`If-Match` and `If-None-Match` cannot both hold');
  }
  if (present === undefined || (tags !== '*' && !tags.includes(entityTag(present)))) {
    throw new Problem('preconditionFailed', 'the entry is not at the revision that was named');
  }
  return present;
}

/** Does the reader hold this revision, or what has this digest, already? Tags are compared weakly (RFC 9110 §13.1.2). */
export function isUnchanged(
  { 'if-none-match': ifNoneMatch }: Preconditions,
  revision: number | string,
): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = parseTags('If-None-Match', ifNoneMatch);
  return tags === '*' || tags.some((tag) => tag.replace(/^W\//, '') === entityTag(revision));
}

/** An entity tag may hold commas, so a list of them cannot be split at commas. */
const tag = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"`;
const tagList = new RegExp(`^${tag}(?:[ \\t]*,[ \\t]*${tag})*$`);

function parseTags(field: string, value: string): readonly string[] | '*' {
  const list = value.trim();
  if (list === '*') return '*';
  if (!tagList.test(list)) {
    throw new Problem('malformed', `\`${field}\` is neither \`*\` nor a list of entity tags`);
  }
  return list.match(new RegExp(tag, 'g')) ?? [];
}
