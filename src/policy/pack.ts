/**
 * Policy packs: a policy document, read and checked.
 *
 * `parsePack` reports every fault it can find, each with its line and column, and gives a pack only
 * when there is none. A pack is data; `decide` gives it meaning.
 */
import { createHash } from 'node:crypto';
import type { Words } from '../base/words.ts';
import type { KeyAxis } from './decision-key.ts';
import {
  type DocumentPath,
  type Position,
  readPackDocument,
  type WhenDocument,
} from './pack-document.ts';
import { checkInvariants, checkRules } from './pack-rules.ts';
import type { MarkedLevel } from './tlp.ts';
import type { Effect, PackGate, RuleStatus } from './vocabulary.ts';

/** An axis that a rule may test. */
export type RuleAxis = KeyAxis | 'conditions';

/** One rule of a pack. */
export interface Rule {
  readonly id: string;
  readonly gate: PackGate;
  /** Values by axis: one of each axis named must be the key's. `conditions` meets any stated one; `none`, none. */
  readonly when: Readonly<Partial<Record<RuleAxis, readonly string[]>>>;
  /** `any`: also audiences that the pack never heard of. */
  readonly audiences: readonly string[] | 'any';
  readonly effect: Effect;
  /** The paragraph of the source digest: `M-20`. */
  readonly citation: string;
  readonly status: RuleStatus;
  readonly reason: Words;
}

/** What a pack promises of all its decisions; `sekisho policy check` proves it (`checkPack`). */
export interface Invariant {
  readonly id: string;
  /** Whom it protects. `any`: everyone, also audiences that the pack never heard of. */
  readonly audiences: readonly string[] | 'any';
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
}

/** A policy pack without faults. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: Words;
  /** SHA-256 of the pack's text (UTF-8), lower-case hex. */
  readonly hash: string;
  readonly audiences: ReadonlyMap<string, PackAudience>;
  readonly rules: readonly Rule[];
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
  const rules = document.rules.map(
    ({ audience, when, ...rule }): Rule => ({
      ...rule,
      when: listed(when),
      audiences: reachOf(audience),
    }),
  );
  const invariants = (document.invariants ?? []).map(
    ({ id, never, reason }): Invariant => ({
      id,
      audiences: reachOf(never.audience),
      when: listed(never.when),
      effects: [never.effect].flat(),
      reason,
    }),
  );
  const audiences = new Map(Object.entries(document.audiences));
  const findings = [
    ...checkRules(rules, audiences, positionOf),
    ...checkInvariants(invariants, audiences, positionOf),
  ];
  if (findings.length > 0) return { findings };
  const hash = createHash('sha256').update(yamlText, 'utf8').digest('hex');
  const { id, version, title } = document;
  const pack = { id, version, title, hash, audiences, rules, invariants };
  return { pack, findings: [], positionOf };
}

function listed(when: WhenDocument = {}): Rule['when'] {
  return Object.fromEntries(Object.entries(when).map(([axis, value]) => [axis, [value].flat()]));
}

function reachOf(audience: string | readonly string[]): Rule['audiences'] {
  return audience === 'any' ? 'any' : [audience].flat();
}
