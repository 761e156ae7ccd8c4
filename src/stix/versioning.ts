/**
 * Versions of one object compared (STIX 2.1 §3.6): what a new version may change, and after what.
 *
 * A contributor's versions are judged among that contributor's own; whom an object belongs to is for
 * policy to say.
 */
import type { Finding } from './finding.ts';
import { compareInstants } from './rules/instants.ts';

/** What the comparison needs to know of a version. */
export interface ObjectVersion {
  /** `modified`, else `created`; for objects without either the constant version. */
  readonly version: string;
  readonly created: string | undefined;
  readonly createdByRef: string | undefined;
  readonly revoked: boolean;
  /** The same exactly for equal content. */
  readonly digest: string;
}

function finding(rule: string, pointer: string, en: string, ja: string): Finding {
  return { rule, pointer, level: 'error', message: { en, ja } };
}

/**
 * What speaks against a new version of an object beside the same contributor's earlier ones. Empty: it may
 * be taken in. The same version with the same content is no fault, but nothing new either (see `isRepeat`).
 *
 * - S-VER-02: the same version with other content; the first stands. Not for objects without versions
 *   (`versioned` false), whose content may be sent anew.
 * - S-VER-03: another `created` or `created_by_ref`.
 * - S-VER-04: a version later than a revoked one. Versions before it may still arrive late.
 */
export function compareVersions(
  earlier: readonly ObjectVersion[],
  arriving: ObjectVersion,
  versioned: boolean,
): readonly Finding[] {
  if (!versioned) return [];
  const findings: Finding[] = [];
  const same = earlier.find((each) => compareInstants(each.version, arriving.version) === 0);
  if (same !== undefined && same.digest !== arriving.digest) findings.push(otherContent);
  const [first] = earlier;
  if (first !== undefined) findings.push(...checkConstants(first, arriving));
  const closed = earlier.some(
    (each) => each.revoked && compareInstants(arriving.version, each.version) > 0,
  );
  if (closed) findings.push(afterRevocation);
  return findings;
}

/** Whether the contributor has sent this very version before. */
export function isRepeat(earlier: readonly ObjectVersion[], arriving: ObjectVersion): boolean {
  return earlier.some(
    (each) =>
      each.digest === arriving.digest && compareInstants(each.version, arriving.version) === 0,
  );
}

const otherContent = finding(
  'S-VER-02',
  '/modified',
  'this version is there with other content, and the first stands',
  'この版は別の内容ですでに存在し、最初のものが有効です',
);

const afterRevocation = finding(
  'S-VER-04',
  '/modified',
  'an earlier version was revoked, so none may follow it',
  '以前の版が失効しているため、後続の版は受け付けられません',
);

function checkConstants(first: ObjectVersion, arriving: ObjectVersion): readonly Finding[] {
  const findings: Finding[] = [];
  if (!sameInstant(first.created, arriving.created)) {
    const words = ['differs from that of an earlier version', '以前の版の値と異なります'] as const;
    findings.push(finding('S-VER-03', '/created', ...words));
  }
  if (first.createdByRef !== arriving.createdByRef) {
    const words = ['differs from that of an earlier version', '以前の版の値と異なります'] as const;
    findings.push(finding('S-VER-03', '/created_by_ref', ...words));
  }
  return findings;
}

function sameInstant(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return compareInstants(one, other) === 0;
}
