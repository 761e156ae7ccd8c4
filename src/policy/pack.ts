/**
 * Policy packs: a policy document, read and checked.
 *
 * `parsePack` reports every fault it can find, each with its line and column, and gives a pack only
 * when there is none. A pack is data; `decide` gives it meaning.
 */
import { createHash } from 'node:crypto';
import type { Words } from '../base/words.ts';
import {
  type AttributeDocument,
  type DocumentPath,
  type EffectDocument,
  type GroundedDocument,
  type PackDocument,
  type Position,
  type ProfileDocument,
  type ReachDocument,
  readPackDocument,
  type WhenDocument,
} from './pack-document.ts';
import { checkReferences } from './pack-rules.ts';
import { keptBy, type Profile, stripHandlingProfile } from './profile.ts';
import type { Attribute, RuleAxis } from './reader.ts';
import type { MarkedLevel } from './tlp.ts';
import type { Effect, PackGate, RuleStatus } from './vocabulary.ts';

/** Whom something speaks of. A reader must be among the audiences and have all attributes. */
export interface Reach {
  /** `any`: also audiences that the pack never heard of. */
  readonly audiences: readonly string[] | 'any';
  /** Values by attribute, as texts: one of each attribute named must be the reader's. */
  readonly with: Readonly<Record<string, readonly string[]>>;
}

/** One rule of a pack, or one of its ceilings: a rule of the gate `ceiling`. */
export interface Rule extends Reach {
  readonly id: string;
  readonly gate: PackGate | 'ceiling';
  /** Values by axis: one of each axis named must be what the reader meets. */
  readonly when: Readonly<Partial<Record<RuleAxis, readonly string[]>>>;
  readonly effect: Effect;
  /** The redaction profiles; empty unless the effect is `redact`. */
  readonly profiles: readonly string[];
  /** The paragraph of the source digest: `M-20`. */
  readonly citation: string;
  readonly status: RuleStatus;
  readonly reason: Words;
}

/** What a pack promises of all its decisions; `sekisho policy check` proves it (`checkPack`). */
export interface Invariant extends Reach {
  readonly id: string;
  /** The keys it speaks of, as a rule's `when` does. */
  readonly when: Rule['when'];
  /** The verdicts that must never come out. */
  readonly effects: readonly Effect[];
  readonly reason: Words;
}

/** What a pack proposes for an audience; the directory may say otherwise. */
export interface PackAudience {
  readonly title: Words;
  /** Releases of several submissions are merged over this many seconds. */
  readonly batch_seconds: number;
  /** The TLP given to variants made for this audience. */
  readonly tlp: MarkedLevel;
  readonly attributes?: Readonly<Record<string, string | boolean>>;
}

/** A policy pack without faults. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: Words;
  /** SHA-256 of the pack's text (UTF-8), lower-case hex. */
  readonly hash: string;
  /** What rules may ask of a reader, by name. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly audiences: ReadonlyMap<string, PackAudience>;
  /** The forms that its rules may ask for, by name; `strip-handling` is always among them. */
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly rules: readonly Rule[];
  /** What no rule opens: rules of the gate `ceiling`, which releases where none applies. */
  readonly ceilings: readonly Rule[];
  /** What is promised of the decisions. Stated only: parsing does not prove it. */
  readonly invariants: readonly Invariant[];
}

/** One fault in a pack. `line` and `column` count from 1. */
export interface PackFinding {
  /** The kind of fault, as `docs/policy.md` lists them: `P-SYNTAX`. */
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly message: Words;
}

/** A pack, or what keeps the text from being one. With a pack there are no findings. */
export interface PackReading {
  readonly pack?: Pack;
  readonly findings: readonly PackFinding[];
}

/** A pack with a way to find where in the text something stands, or what keeps the text from being one. */
export type PlacedPackReading =
  | { readonly pack?: undefined; readonly findings: readonly PackFinding[] }
  | {
      readonly pack: Pack;
      readonly findings: readonly [];
      readonly positionOf: (path: DocumentPath) => Position;
    };

/** Reads a policy pack (YAML 1.2, `schemas/policy-pack.schema.json`). Never throws, whatever the text. */
export function parsePack(yamlText: string): PackReading {
  const { pack, findings } = parsePlacedPack(yamlText);
  return pack === undefined ? { findings } : { pack, findings };
}

/** As `parsePack`, with the places of what the pack holds. */
export function parsePlacedPack(yamlText: string): PlacedPackReading {
  const reading = readPackDocument(yamlText);
  if (reading.document === undefined) return { findings: reading.findings };
  const { document, positionOf } = reading;
  const hash = createHash('sha256').update(yamlText, 'utf8').digest('hex');
  const pack = packOf(document, hash);
  const findings = checkReferences(pack, document, positionOf);
  return findings.length > 0 ? { findings } : { pack, findings: [], positionOf };
}

function packOf(document: PackDocument, hash: string): Pack {
  const { id, version, title, rules, ceilings = [], invariants = [] } = document;
  return {
    id,
    version,
    title,
    hash,
    attributes: new Map(
      Object.entries(document.attributes ?? {}).map(([name, one]) => [name, attribute(one)]),
    ),
    audiences: new Map(Object.entries(document.audiences)),
    profiles: new Map([
      ...Object.entries(document.profiles ?? {}).map(
        ([name, one]) => [name, profile(name, one)] as const,
      ),
      [stripHandlingProfile.name, stripHandlingProfile],
    ]),
    rules: rules.map((one) => ruleOf(one, one.gate, one.effect)),
    ceilings: ceilings.map((one) => ruleOf(one, 'ceiling', one.at_most)),
    invariants: invariants.map(
      ({ id: name, never, reason }): Invariant => ({
        id: name,
        ...reachOf(never.audience),
        when: listed(never.when),
        effects: [never.effect].flat(),
        reason,
      }),
    ),
  };
}

function attribute({ values, default: otherwise }: AttributeDocument): Attribute {
  return values === 'boolean'
    ? { kind: 'boolean', values: ['true', 'false'], otherwise: String(otherwise) }
    : { kind: 'text', values, otherwise: String(otherwise) };
}

function profile(name: string, { keep, ...rest }: ProfileDocument): Profile {
  return { name, ...rest, types: keptBy(keep) };
}

function ruleOf(document: GroundedDocument, gate: Rule['gate'], effect: EffectDocument): Rule {
  const { id, when, audience, citation, status, reason } = document;
  const what: Pick<Rule, 'effect' | 'profiles'> =
    typeof effect === 'string'
      ? { effect, profiles: [] }
      : { effect: 'redact', profiles: [effect.redact] };
  const grounds = { citation, status, reason };
  return { id, gate, when: listed(when), ...reachOf(audience), ...what, ...grounds };
}

function listed(when: WhenDocument = {}): Rule['when'] {
  return Object.fromEntries(Object.entries(when).map(([axis, value]) => [axis, [value].flat()]));
}

function reachOf(reach: ReachDocument): Reach {
  if (typeof reach === 'string' || Array.isArray(reach)) {
    return { audiences: reach === 'any' ? 'any' : [reach].flat(), with: {} };
  }
  const { among, with: asked } = reach as Exclude<ReachDocument, string | readonly string[]>;
  const values = Object.entries(asked).map(
    ([name, value]) => [name, [value].flat().map(String)] as const,
  );
  return {
    audiences: among === undefined || among === 'any' ? 'any' : [among].flat(),
    with: Object.fromEntries(values),
  };
}
