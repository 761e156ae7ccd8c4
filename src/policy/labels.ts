/**
 * Handling labels: read from JSON without ever failing, kept as JSON.
 *
 * Whatever is wrong in them is a finding and closes: an axis with a fault counts as unknown, a property
 * that this version does not know counts as a restriction that it cannot weigh.
 */
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { JsonObject, JsonValue } from '../base/json.ts';
import { invariant, quote } from '../base/problem.ts';
import type { Words } from '../base/words.ts';
import type { Finding } from '../stix/finding.ts';
import { labelsSchema } from './labels-schema.ts';
import type * as words from './vocabulary.ts';
import { legitimateRoutes } from './vocabulary.ts';

/** How public, by which route, since when, and when and through whom it was learnt of (M-12, M-15). */
export interface PublicityLabel {
  readonly state: words.Publicity;
  readonly route?: words.PublicityRoute;
  readonly evidence_url?: string;
  readonly open_since?: string;
  readonly learnt?: { readonly time?: string; readonly through?: words.Service };
}

/** One reason why something may point at a victim (M-28, M-30…M-33, M-46). */
export interface Ground {
  readonly kind: words.GroundKind;
  readonly relation?: words.GroundRelation;
  readonly case?: words.IdentificationCase;
  /** Where the evidence stands: a property, and UTF-16 units within its text. */
  readonly span?: { readonly property: string; readonly start?: number; readonly end?: number };
  readonly certainty?: words.Certainty;
  readonly note?: string;
}

/** May it point at a victim, and why (M-28). */
export interface IdentifiabilityLabel {
  readonly grade: words.Identifiability;
  readonly grounds?: readonly Ground[];
}

/** From what kind of service, by what right, under which confidentiality (M-8, M-9, M-16). */
export interface ProvenanceLabel {
  readonly service?: words.Service;
  readonly basis?: words.Basis;
  readonly clause?: string;
  readonly nda?: words.Nda;
}

/** What the victim or its proxy agreed to: to which audiences, for how long, by which clause (M-3, M-41). */
export interface ConsentLabel {
  /** Audience ids. Without a scope nobody is covered. */
  readonly scope?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly proxy?: boolean;
  /** Taken back: it covers nobody any more. */
  readonly withdrawn?: boolean;
  readonly clause?: string;
}

/** The terms of use of a restricted service, and the audiences that they permit to receive it (M-12). */
export interface TermsLabel {
  readonly service?: string;
  readonly url?: string;
  /** Audience ids. Absent: nobody has weighed the terms. */
  readonly permits?: readonly string[];
}

/** What a submitter, an administrator or a curator says about handling. An absent axis is not stated. */
export interface Labels {
  readonly category?: words.Category;
  readonly data_kind?: words.DataKind;
  readonly publicity?: PublicityLabel;
  readonly identifiability?: IdentifiabilityLabel;
  readonly provenance?: ProvenanceLabel | 'unknown';
  readonly consent?: ConsentLabel | 'unknown';
  readonly coordination?: words.Coordination;
  readonly terms?: TermsLabel | 'unknown';
  /** Embargo: the earliest time of release, by audience. */
  readonly not_before?: Readonly<Record<string, string>> | 'unknown';
  readonly stage?: words.Stage;
  readonly attribution?: words.Attribution;
  /** Names of what was stated and not understood. */
  readonly unrecognised?: readonly string[];
}

/** What `parseLabels` found: labels to work with, and the faults on the way to them. */
export interface LabelsReading {
  readonly labels: Labels;
  readonly findings: readonly Finding[];
}

/** The labels as the wire allows them: short forms, and what the STIX extension adds. */
interface WireLabels extends Omit<Labels, 'publicity' | 'identifiability'> {
  readonly extension_type?: string;
  readonly schema_version?: string;
  readonly publicity?: words.Publicity | PublicityLabel;
  readonly identifiability?:
    | WireGrade
    | (Omit<IdentifiabilityLabel, 'grade'> & { grade: WireGrade });
}
type WireGrade = words.Identifiability | 'unknown';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false });
addFormats.default(ajv, ['date-time']);
const validate = ajv.compile<WireLabels>(labelsSchema);

/** The envelope's property for labels of all its objects. */
export const envelopeLabelsName = 'x_sekisho_labels';

/** At most this many findings are kept of one set of labels; more say nothing new. */
const findingsMax = 20;

/** What an axis with a fault counts as. Axes that are not here become `unrecognised`. */
const unknownByAxis: ReadonlyMap<string, JsonValue> = new Map([
  ['category', 'unknown'],
  ['data_kind', 'unknown'],
  ['publicity', 'unknown'],
  ['identifiability', 'unassessed'],
  ['provenance', 'unknown'],
  ['consent', 'unknown'],
  ['coordination', 'unknown'],
  ['terms', 'unknown'],
  ['not_before', 'unknown'],
  ['stage', 'unknown'],
  ['attribution', 'unknown'],
]);

/** The labels of which nothing is known but that they were there: they release nothing. */
export const unreadable: Labels = {
  category: 'unknown',
  data_kind: 'unknown',
  publicity: { state: 'unknown' },
  identifiability: { grade: 'unassessed' },
  unrecognised: ['labels'],
};

/**
 * Reads labels in long or short form. Never throws. Findings are warnings whose pointers start at the
 * labels; their rules are listed in `docs/labels.md`. The result survives JSON text and `parseLabels`
 * unchanged and then without findings.
 */
export function parseLabels(value: JsonValue): LabelsReading {
  if (!isObject(value)) {
    return unfit(bilingual('labels must be an object', 'ラベルはオブジェクトでなければならない'));
  }
  if (isLarge(value)) {
    return unfit(
      bilingual('labels hold more than 1,000 values', 'ラベルに 1,000 を超える値が含まれている'),
    );
  }
  if (validate(value)) return withoutConflict(longForm(value));
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'if');
  const repaired = repair(value, errors);
  invariant(validate(repaired), 'labels repaired with unknowns fit their schema');
  const { labels, findings } = withoutConflict(longForm(repaired));
  return { labels, findings: [...findingsOf(errors), ...findings] };
}

function unfit(message: Words): LabelsReading {
  return { labels: unreadable, findings: [finding('L-SHAPE-01', '', message)] };
}

/** Every fault costs memory, so that labels of any size are not looked into. */
const valuesMax = 1000;

function isLarge(value: JsonValue): boolean {
  const waiting: JsonValue[] = [value];
  for (let seen = 0; seen < waiting.length; seen += 1) {
    if (seen >= valuesMax) return true;
    const here = waiting[seen] ?? null;
    if (typeof here !== 'object' || here === null) continue;
    const inside = Object.values(here);
    if (inside.length > valuesMax) return true;
    waiting.push(...inside);
  }
  return false;
}

/** Whether a claim of public knowledge names a legitimate route and an evidence URL. */
export function isProven({ route, evidence_url }: PublicityLabel): boolean {
  return route !== undefined && legitimateRoutes.has(route) && evidence_url !== undefined;
}

function repair(value: JsonObject, errors: readonly ErrorObject[]): JsonObject {
  const faulty = new Set(errors.map(axisOf));
  const sound = Object.entries(value).filter(([name]) => !faulty.has(name));
  const closed = [...faulty].flatMap((name): [string, JsonValue][] => {
    const unknown = unknownByAxis.get(name);
    return unknown === undefined ? [] : [[name, unknown]];
  });
  const unrecognised = [...faulty]
    .filter((name) => !unknownByAxis.has(name))
    .map((name) => name.slice(0, 100) || '(empty)')
    .slice(0, findingsMax);
  return Object.fromEntries([
    ...sound,
    ...closed,
    ...(unrecognised.length > 0 ? [['unrecognised', unrecognised] as const] : []),
  ]);
}

/** The name of the outermost property that an error is about. */
function axisOf(error: ErrorObject): string {
  if (error.instancePath === '') return String(error.params.additionalProperty ?? '');
  const segment = error.instancePath.split('/')[1] ?? '';
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

function longForm(wire: WireLabels): Labels {
  const { extension_type: _, schema_version: __, publicity, identifiability, ...rest } = wire;
  return {
    ...rest,
    ...(publicity === undefined
      ? {}
      : { publicity: typeof publicity === 'string' ? { state: publicity } : publicity }),
    ...(identifiability === undefined ? {} : { identifiability: assessed(identifiability) }),
  };
}

function assessed(wire: NonNullable<WireLabels['identifiability']>): IdentifiabilityLabel {
  const label = typeof wire === 'string' ? { grade: wire } : wire;
  return { ...label, grade: label.grade === 'unknown' ? 'unassessed' : label.grade };
}

/** Grounds for identification under the grade `none`: one of the two is wrong, so nobody has assessed it. */
function withoutConflict(labels: Labels): LabelsReading {
  const { identifiability } = labels;
  if (identifiability?.grade !== 'none' || (identifiability.grounds ?? []).length === 0) {
    return { labels, findings: [] };
  }
  const message = bilingual(
    'the grade `none` contradicts the grounds given; treated as `unassessed`',
    '等級 `none` は示された根拠と矛盾するため `unassessed` として扱う',
  );
  return {
    labels: { ...labels, identifiability: { ...identifiability, grade: 'unassessed' } },
    findings: [finding('L-CONFLICT-01', '/identifiability', message)],
  };
}

function findingsOf(errors: readonly ErrorObject[]): Finding[] {
  return errors.slice(0, findingsMax).map((error) => {
    const extra = error.params.additionalProperty;
    if (typeof extra === 'string') {
      return finding(
        'L-PROP-01',
        error.instancePath,
        bilingual(
          `unknown label property ${quote(extra)}; the labels count as more restrictive than they read`,
          `未知のラベル属性 ${quote(extra)}。ラベルは文面より厳しいものとして扱う`,
        ),
      );
    }
    const rule = error.keyword === 'enum' ? 'L-VALUE-01' : 'L-SHAPE-01';
    const why = error.keyword === 'enum' ? 'is not a value of this label' : (error.message ?? '');
    return finding(
      rule,
      error.instancePath,
      bilingual(
        `${quote(error.instancePath)} ${why}; treated as unknown`,
        `${quote(error.instancePath)} は正しいラベル値ではないため、不明として扱う`,
      ),
    );
  });
}

/** A fault in labels: it never stops an object from being taken in. */
export function finding(rule: string, pointer: string, message: Words): Finding {
  return { rule, pointer, level: 'warning', message };
}

/** The same in both languages. */
export function bilingual(en: string, ja: string): Words {
  return { en, ja };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
