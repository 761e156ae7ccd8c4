/**
 * What a policy ranges over: each axis with all its values, cut into blocks that tests cannot tell apart.
 *
 * Beside what a reader meets of a key there are axes for the reader: its audience, and each attribute,
 * whatever the pack says of it for that audience, because the directory may say otherwise.
 */
import { type DecisionKey, unreviewed } from './decision-key.ts';
import type { Pack, Rule } from './pack.ts';
import { attributeOf, type Reader, type RuleAxis, ruleAxes, valueMet } from './reader.ts';

/** The axis of an attribute: `with umbrella_nda`. */
export type AttributeAxis = `with ${string}`;

/** Everything that a decision depends on. */
export type DomainAxis = RuleAxis | 'audience' | AttributeAxis;

/** Stands for every audience that a pack does not declare; no declared one can have this name. */
export const undeclaredAudience = '*';

const ruleAxisNames = Object.keys(ruleAxes) as readonly RuleAxis[];

/** The axes in the order of tables: the key's, the attributes, the audience. */
export function domainAxes(pack: Pack): readonly DomainAxis[] {
  return [...ruleAxisNames, ...[...pack.attributes.keys()].map(attributeAxis), 'audience'];
}

function attributeAxis(name: string): AttributeAxis {
  return `with ${name}`;
}

/** The name of the attribute that an axis stands for. */
function attributeNamed(axis: DomainAxis): string | undefined {
  return axis.startsWith('with ') ? axis.slice('with '.length) : undefined;
}

/** One test on one axis: passed by the values wanted. */
export interface AxisTest {
  readonly axis: DomainAxis;
  readonly wanted: readonly string[];
}

/** An axis with its blocks: values within one pass the same tests. No block is empty. */
export interface BlockedAxis {
  readonly axis: DomainAxis;
  readonly blocks: readonly (readonly string[])[];
}

/** A point: one value for each axis that matters. */
export type Point = Readonly<Partial<Record<DomainAxis, string>>>;

/** The tests of a rule or invariant; all must be passed for it to apply. */
export function testsOf(rule: Pick<Rule, 'when' | 'audiences' | 'with'>): AxisTest[] {
  const { when, audiences } = rule;
  return [
    ...Object.entries(when).map(([axis, wanted]) => ({ axis: axis as RuleAxis, wanted })),
    ...Object.entries(rule.with).map(([name, wanted]) => ({ axis: attributeAxis(name), wanted })),
    ...(audiences === 'any' ? [] : [{ axis: 'audience' as const, wanted: audiences }]),
  ];
}

/** Does a value pass a test of its axis? */
export function passes(value: string, { wanted }: AxisTest): boolean {
  return wanted.includes(value);
}

/** All values of an axis under this pack. */
export function valuesOfAxis(pack: Pack, axis: DomainAxis): readonly string[] {
  if (axis === 'audience') return [...pack.audiences.keys(), undeclaredAudience];
  const attribute = attributeNamed(axis);
  if (attribute !== undefined) return pack.attributes.get(attribute)?.values ?? [];
  return ruleAxes[axis as RuleAxis];
}

/** Two axes depend on each other (`isPossible`), so a test of one needs both told apart. */
const linkedTests: readonly AxisTest[] = [
  { axis: 'public_set', wanted: ['yes'] },
  { axis: 'publicity', wanted: ['public_knowledge'] },
];

/** The axes that these tests look at, each cut into the coarsest blocks that they cannot tell apart. */
export function blockedAxes(pack: Pack, tests: readonly AxisTest[]): readonly BlockedAxis[] {
  const linked = tests.some(({ axis }) => axis === 'public_set')
    ? [...tests, ...linkedTests]
    : tests;
  const byAxis = Map.groupBy(linked, ({ axis }) => axis);
  return domainAxes(pack).flatMap((axis) => {
    const own = byAxis.get(axis);
    if (own === undefined) return [];
    const signature = (value: string) => own.map((test) => (passes(value, test) ? 1 : 0)).join('');
    return [{ axis, blocks: [...Map.groupBy(valuesOfAxis(pack, axis), signature).values()] }];
  });
}

/** Can a key have these values? Only what is public knowledge is so by a collection's default. */
export function isPossible({ public_set, publicity }: Point): boolean {
  return public_set !== 'yes' || publicity === undefined || publicity === 'public_knowledge';
}

const anyKey: DecisionKey = {
  category: 'other',
  data_kind: 'extracted',
  publicity: 'not_public',
  identifiability: 'none',
  coordination: 'not_required',
  tlp: 'none',
  markings: 'none',
  consent: 'not_stated',
  consent_scope: [],
  embargo: 'none',
  embargo_over: [],
  terms: 'none',
  terms_permit: [],
  ...unreviewed,
  provenance: 'not_stated',
  service: 'not_stated',
  nda: 'none',
  stage: 'not_stated',
  unrecognised: 'no',
  body: 'bare',
  creator: 'none',
  attribution: 'not_granted',
  public_set: 'no',
};

/**
 * A key of which the reader at this point meets these values; what the point leaves open is as little
 * restricted as can be.
 */
export function keyAt(point: Point): DecisionKey {
  const key: Record<string, string | readonly string[]> = {};
  for (const axis of ruleAxisNames) {
    const value = point[axis];
    if (value !== undefined) key[axis] = value;
  }
  const { consent, terms } = point;
  const reader = audienceAt(point);
  if (consent === 'covers' || consent === 'elsewhere') {
    key.consent = 'given';
    key.consent_scope = consent === 'covers' ? [reader] : [];
  }
  if (terms === 'permit' || terms === 'forbid') {
    key.terms = 'stated';
    key.terms_permit = terms === 'permit' ? [reader] : [];
  }
  return { ...anyKey, ...key };
}

/** The audience of this point, or one that no pack declares. */
function audienceAt({ audience }: Point): string {
  return audience ?? undeclaredAudience;
}

/** The reader at this point; attributes that the point leaves open have their defaults. */
export function readerAt(pack: Pack, point: Point): Reader {
  const attributes = [...pack.attributes].map(([name, { kind, otherwise }]) => {
    const value = point[attributeAxis(name)] ?? otherwise;
    return [name, kind === 'boolean' ? value === 'true' : value] as const;
  });
  return { id: audienceAt(point), attributes: Object.fromEntries(attributes) };
}

/** The point at which a key and a reader stand, every axis given. */
export function pointOf(pack: Pack, key: DecisionKey, reader: Reader): Point {
  const met = ruleAxisNames.map((axis) => [axis, valueMet(key, axis, reader.id)] as const);
  const attributes = [...pack.attributes.keys()].map(
    (name) => [attributeAxis(name), attributeOf(pack, reader, name)] as const,
  );
  return {
    ...Object.fromEntries([...met, ...attributes]),
    audience: pack.audiences.has(reader.id) ? reader.id : undeclaredAudience,
  };
}
