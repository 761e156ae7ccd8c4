/**
 * Bytes that hold one object, a bundle (STIX 2.1 §8) or a TAXII envelope (TAXII 2.1 §3.7): the objects in
 * them, each with its verdict.
 */
import {
  type JsonLimits,
  type JsonObject,
  type JsonOutline,
  type JsonSpan,
  type JsonValue,
  outlineJson,
  readSpan,
} from '../base/json.ts';
import { checkStructure } from './check-structure.ts';
import type { Finding, Profile } from './finding.ts';
import { isObject } from './rules/rule.ts';
import {
  faultFinding,
  isValid,
  noObject,
  type ObjectLimits,
  objectLimits,
  refuse,
  tooLong,
  type ValidateOptions,
  type Verdict,
  validateParsed,
} from './validate.ts';

/** What a text holds. */
export type ContentKind = 'object' | 'bundle' | 'envelope';

/** A verdict and what it is about. */
export interface ContentVerdict extends Verdict {
  /** Where it stands: `/objects/3`, or empty for the whole text. */
  readonly pointer: string;
  /** The bytes of what was judged. */
  readonly span: JsonSpan;
}

/** A text looked over: what it is, how many objects it has, and their verdicts as they are asked for. */
export interface Content {
  readonly kind: ContentKind;
  readonly count: number;
  readonly verdicts: Iterable<ContentVerdict>;
}

/** The limits of a whole text, far above those of one object. */
export const contentLimits: JsonLimits = { depthMax: 110, membersMax: 100_000_000 };

/** What an envelope may have; anything else makes a text an object. */
const envelopeMembers = new Set(['objects', 'more', 'next']);

/**
 * Looks a text over and judges its objects one by one. Of a bundle the first verdict is about the bundle
 * itself, its objects apart. `limits` go for each object; the whole text has `contentLimits`.
 */
export function openContent(bytes: Uint8Array, options: ValidateOptions = {}): Content {
  const whole = { start: 0, end: bytes.length };
  const single = (verdict: Verdict): Content => {
    return { kind: 'object', count: 1, verdicts: [{ ...verdict, pointer: '', span: whole }] };
  };
  const outline = outlineJson(bytes, 'objects', contentLimits);
  if (!outline.ok) return single(refuse(faultFinding(outline.fault, bytes)));
  const kind = kindOf(bytes, outline.value);
  if (kind === 'object') return single(judgeSpan(bytes, whole, options));
  const elements = outline.value.elements ?? [];
  const bundle = kind === 'bundle' ? [bundleVerdict(bytes, outline.value, options.profile)] : [];
  return {
    kind,
    count: elements.length,
    verdicts: chained(bundle, judgeElements(bytes, elements, options)),
  };
}

function* chained(
  first: readonly ContentVerdict[],
  rest: Iterable<ContentVerdict>,
): Generator<ContentVerdict> {
  yield* first;
  yield* rest;
}

function kindOf(bytes: Uint8Array, { members, elements }: JsonOutline): ContentKind {
  const type = members.get('type');
  if (type !== undefined) return readSpan(bytes, type) === 'bundle' ? 'bundle' : 'object';
  const isEnvelope = [...members.keys()].every(
    (name) => envelopeMembers.has(name) || name.startsWith('x_'),
  );
  return isEnvelope && elements !== undefined ? 'envelope' : 'object';
}

/** The bundle without its objects, which have verdicts of their own; that there are some is kept. */
function bundleVerdict(bytes: Uint8Array, outline: JsonOutline, profile: Profile = 'default') {
  const shell: [string, JsonValue][] = [];
  for (const [name, span] of outline.members) {
    if (name === 'objects' && (outline.elements?.length ?? 0) > 0) continue;
    shell.push([name, readSpan(bytes, span)]);
  }
  const object: JsonObject = Object.fromEntries(shell);
  const findings = checkStructure(object, profile);
  const span = { start: 0, end: bytes.length };
  return { valid: isValid(findings), findings, object, pointer: '', span };
}

function* judgeElements(
  bytes: Uint8Array,
  elements: readonly JsonSpan[],
  options: ValidateOptions,
): Generator<ContentVerdict> {
  for (const [index, span] of elements.entries()) {
    yield { ...judgeSpan(bytes, span, options, noMember), pointer: `/objects/${index}`, span };
  }
}

/** What is said about a member of a bundle or an envelope that is no object. */
const noMember: Finding = { ...noObject, rule: 'S-BUN-02' };

/** Judges one object of a text that `outlineJson` has checked. */
function judgeSpan(
  bytes: Uint8Array,
  span: JsonSpan,
  options: ValidateOptions,
  otherwise = noObject,
): Verdict {
  const limits: ObjectLimits = options.limits ?? objectLimits;
  if (span.end - span.start > limits.bytesMax) return refuse(tooLong(limits.bytesMax));
  const object = readSpan(bytes, span);
  if (!isObject(object)) return refuse(otherwise);
  const findings = validateParsed(object, options.profile);
  return { valid: isValid(findings), findings, object };
}

/** One verdict for a whole text, bundles and envelopes included; pointers lead from the text's root. */
export function validateContent(
  bytes: Uint8Array,
  options: ValidateOptions = {},
): Pick<Verdict, 'valid' | 'findings'> {
  const findings: Finding[] = [];
  for (const verdict of openContent(bytes, options).verdicts) {
    for (const finding of verdict.findings) {
      findings.push(
        verdict.pointer === ''
          ? finding
          : { ...finding, pointer: verdict.pointer + finding.pointer },
      );
    }
  }
  return { valid: isValid(findings), findings };
}
