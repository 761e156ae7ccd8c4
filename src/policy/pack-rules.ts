/**
 * What the schema cannot say about a pack: names used twice, names that nothing bears, values that an
 * attribute does not have, effects out of place, rules that contradict each other.
 */
import { quote } from '../base/problem.ts';
import type { Pack, PackFinding, Reach, Rule } from './pack.ts';
import {
  type AttributeValue,
  type DocumentPath,
  fault,
  type PackDocument,
  type Position,
  type ReachDocument,
} from './pack-document.ts';
import { profileFaults } from './profile-rules.ts';
import type { RuleAxis } from './reader.ts';
import { effects } from './vocabulary.ts';

type PositionOf = (path: DocumentPath) => Position;

/** Everything that a fault is found with. */
interface Desk {
  readonly pack: Pack;
  readonly positionOf: PositionOf;
}

/** All faults of this kind in a pack, read from this document. */
export function checkReferences(
  pack: Pack,
  document: PackDocument,
  positionOf: PositionOf,
): PackFinding[] {
  const desk = { pack, positionOf };
  const { rules, ceilings = [], invariants = [] } = document;
  return [
    ...attributeFaults(document, desk),
    ...profileFaults(document.profiles ?? {}, positionOf),
    ...pack.rules.flatMap((rule, index) => [
      ...ruleFaults(rule, pack.rules, ['rules', index], desk),
      ...reachFaults(rules[index]?.audience ?? [], ['rules', index, 'audience'], desk),
    ]),
    ...pack.ceilings.flatMap((rule, index) => [
      ...ruleFaults(rule, pack.ceilings, ['ceilings', index], desk),
      ...reachFaults(ceilings[index]?.audience ?? [], ['ceilings', index, 'audience'], desk),
    ]),
    ...pack.invariants.flatMap((invariant, index) => {
      const path = ['invariants', index, 'never', 'audience'];
      return [
        ...duplicate(
          invariant,
          pack.invariants.slice(0, index),
          positionOf(['invariants', index, 'id']),
        ),
        ...reachFaults(invariants[index]?.never.audience ?? [], path, desk),
      ];
    }),
  ];
}

/** Where the effect of a rule or of a ceiling stands. */
export function effectPlace({ gate }: Rule, path: DocumentPath): DocumentPath {
  return [...path, gate === 'ceiling' ? 'at_most' : 'effect'];
}

function ruleFaults(
  rule: Rule,
  all: readonly Rule[],
  path: DocumentPath,
  { pack, positionOf }: Desk,
): PackFinding[] {
  const place = effectPlace(rule, path);
  return [
    ...duplicate(rule, all.slice(0, all.indexOf(rule)), positionOf([...path, 'id'])),
    ...unknownProfile(rule, pack, positionOf([...place, 'redact'])),
    ...misplacedEffect(rule, positionOf(place)),
    ...contradicted(rule, all, positionOf(place)),
  ];
}

type Named = Pick<Rule, 'id'>;

function duplicate(rule: Named, earlier: readonly Named[], place: Position): PackFinding[] {
  if (!earlier.some(({ id }) => id === rule.id)) return [];
  const id = quote(rule.id);
  return [fault('P-DUPLICATE', place, `the id ${id} is used twice`, `ID ${id} が重複している`)];
}

function unknownProfile({ profiles }: Rule, pack: Pack, place: Position): PackFinding[] {
  return profiles
    .filter((name) => !pack.profiles.has(name))
    .map((name) =>
      fault(
        'P-PROFILE',
        place,
        `there is no profile ${quote(name)}`,
        `加工方式 ${quote(name)} は存在しない`,
      ),
    );
}

/** Who may be named is a question of form; whether anything goes out is for the other gates to say. */
function misplacedEffect({ gate, effect }: Rule, place: Position): PackFinding[] {
  if (gate !== 'attribution' || effect === 'release' || effect === 'redact') return [];
  return [
    fault(
      'P-EFFECT',
      place,
      `the gate attribution releases or redacts and does not ${effect}`,
      `関門 attribution が示せるのは release 又は redact であり、${effect} ではない`,
    ),
  ];
}

function attributeFaults(document: PackDocument, desk: Desk): PackFinding[] {
  const declared = Object.entries(document.attributes ?? {}).flatMap(([name, one]) =>
    valueFaults(name, one.default, ['attributes', name, 'default'], desk),
  );
  const given = Object.entries(document.audiences).flatMap(([id, { attributes = {} }]) =>
    Object.entries(attributes).flatMap(([name, value]) =>
      valueFaults(name, value, ['audiences', id, 'attributes', name], desk),
    ),
  );
  return [...declared, ...given];
}

function reachFaults(reach: ReachDocument, path: DocumentPath, desk: Desk): PackFinding[] {
  if (typeof reach === 'string' || Array.isArray(reach)) return undeclared(reach, path, desk);
  const { among = 'any', with: asked } = reach as Exclude<
    ReachDocument,
    string | readonly string[]
  >;
  return [
    ...undeclared(among, [...path, 'among'], desk),
    ...Object.entries(asked).flatMap(([name, values]) =>
      [values].flat().flatMap((value) => valueFaults(name, value, [...path, 'with', name], desk)),
    ),
  ];
}

function undeclared(
  named: string | readonly string[],
  path: DocumentPath,
  { pack, positionOf }: Desk,
): PackFinding[] {
  return (named === 'any' ? [] : [named].flat())
    .filter((id) => !pack.audiences.has(id))
    .map((id) =>
      fault(
        'P-AUDIENCE',
        positionOf(path),
        `the audience ${quote(id)} is not declared`,
        `対象者 ${quote(id)} は宣言されていない`,
      ),
    );
}

function valueFaults(
  name: string,
  value: AttributeValue,
  path: DocumentPath,
  { pack, positionOf }: Desk,
): PackFinding[] {
  const attribute = pack.attributes.get(name);
  if (attribute === undefined) {
    return [
      fault(
        'P-ATTRIBUTE',
        positionOf(path),
        `the attribute ${quote(name)} is not declared`,
        `属性 ${quote(name)} は宣言されていない`,
      ),
    ];
  }
  const isOfKind = (typeof value === 'boolean') === (attribute.kind === 'boolean');
  if (isOfKind && attribute.values.includes(String(value))) return [];
  const allowed = attribute.values.join(', ');
  return [
    fault(
      'P-ATTRIBUTE',
      positionOf(path),
      `the attribute ${quote(name)} must be one of: ${allowed}`,
      `属性 ${quote(name)} は次のいずれかでなければならない: ${allowed}`,
    ),
  ];
}

/** A stricter rule that covers all points of this one: this one can never have its effect. */
function contradicted(rule: Rule, rules: readonly Rule[], place: Position): PackFinding[] {
  const stricter = rules.find(
    (other) =>
      other.gate === rule.gate &&
      effects.indexOf(other.effect) > effects.indexOf(rule.effect) &&
      covers(other, rule),
  );
  return stricter === undefined ? [] : [contradiction(rule, stricter, place)];
}

/** The finding that a stricter rule takes all its effect from a rule. */
export function contradiction(rule: Rule, stricter: Rule, place: Position): PackFinding {
  const [id, other] = [quote(rule.id), quote(stricter.id)];
  return fault(
    'P-CONTRADICTION',
    place,
    `${id} can never have its effect: ${other} says otherwise wherever it applies`,
    `${id} は効果を持ち得ない。適用されるすべての場合について ${other} が異なる判断を示す`,
  );
}

function covers(broad: Rule, narrow: Rule): boolean {
  const axes = Object.keys(broad.when) as RuleAxis[];
  return (
    axes.every((axis) => isWithin(narrow.when[axis], broad.when[axis])) &&
    Object.keys(broad.with).every((name) => isWithin(narrow.with[name], broad.with[name])) &&
    reachesAll(broad, narrow)
  );
}

function isWithin(
  values: readonly string[] | undefined,
  wanted: readonly string[] | undefined,
): boolean {
  return values?.every((value) => wanted?.includes(value)) ?? false;
}

function reachesAll({ audiences: reach }: Reach, { audiences }: Reach): boolean {
  if (reach === 'any') return true;
  return audiences !== 'any' && audiences.every((id) => reach.includes(id));
}
