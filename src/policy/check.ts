/**
 * The proof of a policy pack: every gate asked at every point that it can tell apart.
 *
 * Every point gets an answer, from a rule or from the default that withholds; every rule has a point that
 * it decides; no two rules say the same or stand against each other; every invariant holds. What fails is
 * a finding with its place in the text. Redaction profiles are tried on every type of STIX: what they show must
 * be valid. `docs/policy-language.md` says what is proved.
 */
import { quote } from '../base/problem.ts';
import type { Words } from '../base/words.ts';
import { type Gate, gates, rulesOf } from './decide.ts';
import { keyText } from './decision-key.ts';
import { type BlockedAxis, isPossible, passes, testsOf } from './domain.ts';
import type { FormProof } from './form-proof.ts';
import { type GateShape, type GateTable, gateShape, gateTable, pointsMax } from './gate-table.ts';
import { hubInvariants, type Proof, proveInvariant } from './invariants.ts';
import { type Pack, type PackFinding, parsePlacedPack, type Rule } from './pack.ts';
import { type DocumentPath, fault, type Position } from './pack-document.ts';
import { contradiction, effectPlace } from './pack-rules.ts';
import { checkProfiles } from './profile-check.ts';
import { effects, isReadable } from './vocabulary.ts';

/** What the check of one pack came to. Without findings the pack is proved. */
export interface PackCheck {
  /** Absent when the text is no pack. */
  readonly pack?: Pack;
  readonly findings: readonly PackFinding[];
  /** The gates that were enumerated, the hub's own among them. */
  readonly tables: readonly GateTable[];
  /** The hub's invariants, then the pack's own. Empty unless every gate was enumerated. */
  readonly proofs: readonly Proof[];
  /** What the pack's own profiles make of every type, by themselves and joined. */
  readonly forms: readonly FormProof[];
}

/** Reads and checks the text of a pack. Never throws, whatever the text. */
export function checkPack(yamlText: string): PackCheck {
  const reading = parsePlacedPack(yamlText);
  if (reading.pack === undefined)
    return { findings: reading.findings, tables: [], proofs: [], forms: [] };
  const { pack, positionOf } = reading;
  const shapes = gates.map((gate) => gateShape(pack, gate));
  const bearable = shapes.filter(({ size }) => size <= pointsMax);
  const tables = bearable.map((shape) => gateTable(pack, shape));
  const invariants = [...hubInvariants, ...pack.invariants];
  const proofs =
    tables.length < shapes.length
      ? []
      : invariants.map((invariant) => proveInvariant(pack, tables, invariant));
  const profiles = checkProfiles(pack, positionOf);
  const findings = [
    ...profiles.findings,
    ...shapes.flatMap((shape) => oversized(pack, shape, positionOf)),
    ...tables.flatMap((table) => [
      ...closed(table, pack, positionOf),
      ...ruleFaults(pack, table, positionOf),
    ]),
    ...proofs.flatMap((proof) => broken(pack, proof, positionOf)),
  ].toSorted((one, other) => one.line - other.line || one.column - other.column);
  return { pack, findings, tables, proofs, forms: profiles.forms };
}

type PositionOf = (path: DocumentPath) => Position;

function oversized(pack: Pack, { gate, size }: GateShape, positionOf: PositionOf): PackFinding[] {
  if (size <= pointsMax) return [];
  return [
    fault(
      'P-OVERSIZE',
      gatePlace(pack, gate, positionOf),
      `the gate ${gate} tells ${size} points apart; at most ${pointsMax} can be proved, and no invariant is`,
      `関門 ${gate} が区別する点は ${size} に上る。証明できるのは ${pointsMax} 点までであり、不変条件も証明できない`,
    ),
  ];
}

/** The first rule of a gate; without one, all rules. */
function gatePlace(pack: Pack, gate: Gate, positionOf: PositionOf): Position {
  const [first] = rulesOf(pack, gate);
  if (first === undefined) return positionOf(['rules']);
  return positionOf([...rulePath(pack, first), ...(gate === 'ceiling' ? [] : ['gate'])]);
}

/** Where a rule or a ceiling stands. */
function rulePath({ rules, ceilings }: Pack, rule: Rule): DocumentPath {
  return rule.gate === 'ceiling'
    ? ['ceilings', ceilings.indexOf(rule)]
    : ['rules', rules.indexOf(rule)];
}

function closed({ gate, answers }: GateTable, pack: Pack, positionOf: PositionOf): PackFinding[] {
  if (answers.some(({ effect }) => isReadable(effect))) return [];
  return [
    fault(
      'P-CLOSED',
      gatePlace(pack, gate, positionOf),
      `the gate ${gate} lets nothing through, so the pack releases nothing to anyone`,
      `関門 ${gate} は何も通さないため、このパックは誰にも何も提供しない`,
    ),
  ];
}

/** A rule with the blocks of its gate that it reaches, axis by axis: it applies at their product. */
interface PlacedRule {
  readonly rule: Rule;
  /** Its place among the rules of its gate. */
  readonly index: number;
  readonly reach: readonly ReadonlySet<number>[];
}

function ruleFaults(pack: Pack, table: GateTable, positionOf: PositionOf): PackFinding[] {
  const deciding = new Set(table.answers.flatMap(({ rules }) => rules));
  const placed = rulesOf(pack, table.gate).map((rule, index) => ({
    rule,
    index,
    reach: reachIn(table.axes, rule),
  }));
  return placed.flatMap((one) => {
    const path = rulePath(pack, one.rule);
    if (deciding.has(one.rule.id)) return twin(one, placed, positionOf([...path, 'id']));
    if (!occurs(table.axes, one)) return dead(one, positionOf([...path, 'when']));
    return shadowed(one, placed, positionOf(effectPlace(one.rule, path)));
  });
}

function reachIn(axes: readonly BlockedAxis[], rule: Rule): readonly ReadonlySet<number>[] {
  const tests = testsOf(rule);
  return axes.map(({ axis, blocks }) => {
    const own = tests.filter((test) => test.axis === axis);
    const reached = blocks.flatMap(([value = ''], index) =>
      own.every((test) => passes(value, test)) ? [index] : [],
    );
    return new Set(reached);
  });
}

/** Is there a key at all to which the rule applies? Only two axes depend on each other. */
function occurs(axes: readonly BlockedAxis[], { reach }: PlacedRule): boolean {
  const reached = (name: string) => {
    const place = axes.findIndex(({ axis }) => axis === name);
    const blocks = axes[place]?.blocks ?? [];
    return [...(reach[place] ?? [])].map((block) => blocks[block]?.[0] ?? '');
  };
  const publicities = reached('publicity');
  const sets = reached('public_set');
  return (
    sets.length === 0 ||
    sets.some((set) => publicities.some((one) => isPossible({ public_set: set, publicity: one })))
  );
}

function dead({ rule }: PlacedRule, place: Position): PackFinding[] {
  const id = quote(rule.id);
  return [
    fault(
      'P-DEAD',
      place,
      `${id} applies to nothing that can occur`,
      `${id} が適用される場合はあり得ない`,
    ),
  ];
}

function shadowed(one: PlacedRule, all: readonly PlacedRule[], place: Position): PackFinding[] {
  const id = quote(one.rule.id);
  const stricter = all.filter((other) => strictness(other) > strictness(one) && meets(one, other));
  const single = stricter.find((other) => isWithin(one, other));
  if (single !== undefined) return [contradiction(one.rule, single.rule, place)];
  const names = stricter.map(({ rule }) => quote(rule.id)).join(', ');
  return [
    fault(
      'P-SHADOWED',
      place,
      `${id} decides nothing: wherever it applies a stricter rule does, too: ${names}`,
      `${id} が判断を決める場合はない。適用されるすべての場合に、より厳しい規則も適用される: ${names}`,
    ),
  ];
}

function twin(one: PlacedRule, all: readonly PlacedRule[], place: Position): PackFinding[] {
  const earlier = all.find(
    (other) =>
      other.index < one.index &&
      other.rule.effect === one.rule.effect &&
      other.rule.profiles.join() === one.rule.profiles.join() &&
      isWithin(one, other) &&
      isWithin(other, one),
  );
  if (earlier === undefined) return [];
  const [id, other] = [quote(one.rule.id), quote(earlier.rule.id)];
  return [
    fault(
      'P-TWIN',
      place,
      `${id} says what ${other} says, wherever it does`,
      `${id} は ${other} と同じ場合に同じ判断を示している`,
    ),
  ];
}

function strictness({ rule }: PlacedRule): number {
  return effects.indexOf(rule.effect);
}

function isWithin(narrow: PlacedRule, broad: PlacedRule): boolean {
  return narrow.reach.every((blocks, axis) =>
    [...blocks].every((block) => broad.reach[axis]?.has(block)),
  );
}

function meets(one: PlacedRule, other: PlacedRule): boolean {
  return one.reach.every((blocks, axis) =>
    [...blocks].some((block) => other.reach[axis]?.has(block)),
  );
}

function broken(pack: Pack, proof: Proof, positionOf: PositionOf): PackFinding[] {
  if (proof.outcome === 'holds') return [];
  const index = pack.invariants.indexOf(proof.invariant);
  const place = positionOf(index < 0 ? [] : ['invariants', index, 'id']);
  const { en, ja } = brokenWords(proof);
  return [fault(proof.outcome === 'violated' ? 'P-INVARIANT' : 'P-OVERSIZE', place, en, ja)];
}

function brokenWords(proof: Exclude<Proof, { readonly outcome: 'holds' }>): Words {
  const id = quote(proof.invariant.id);
  if (proof.outcome !== 'violated') {
    return { en: `${id} takes too many points to prove`, ja: `${id} は点が多すぎて証明できない` };
  }
  const { key, reader, verdict } = proof.counterexample;
  const rules = verdict.rules
    .filter(({ effect }) => effect === verdict.effect)
    .map(({ gate, rule }) => `${gate}: ${rule}`)
    .join(', ');
  const facts = Object.entries(reader.attributes).map(([name, value]) => ` ${name}=${value}`);
  const where = `${keyText(key)} → ${reader.id}${facts.join('')}`;
  return {
    en: `${id} does not hold: ${where} gets ${verdict.effect} (${rules})`,
    ja: `${id} は成り立たない: ${where} に対する判断が ${verdict.effect} となる（${rules}）`,
  };
}
