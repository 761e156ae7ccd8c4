/**
 * A pack as policies of Cedar, translated from `docs/policy-language.md` without any code of `src`.
 *
 * Each gate is a policy set of its own and answers three questions, its actions: does it let the item out at
 * least as open as `release`, as `redact`, as `hold`? A rule permits what is no more open than its effect and
 * forbids what is more open. That a forbid goes before a permit is P-15; that nothing is permitted where no
 * policy applies is P-13.
 */
import {
  type AuthorizationAnswer,
  type EntityJson,
  type EntityUidJson,
  getCedarVersion,
  type PolicySet,
  preparsePolicySet,
  preparseSchema,
  type Response,
  type SchemaJson,
  statefulIsAuthorized,
  type TypeOfAttribute,
  validate,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { DecisionKey } from '../../src/policy/decision-key.ts';
import type { Pack, Reach, Rule } from '../../src/policy/pack.ts';
import type { Attribute, Reader } from '../../src/policy/reader.ts';

type Effect = 'release' | 'redact' | 'hold' | 'withhold';

/** What Cedar makes of one gate: the effect, and the names of the deciding rules, sorted. */
export interface CedarAnswer {
  readonly effect: Effect;
  readonly rules: readonly string[];
}

/** All values of the axes of a key, by axis. */
export type AxisValues = Readonly<Record<string, readonly string[]>>;

/** A pack that Cedar has read. */
export interface CedarPack {
  /** What validation says against the policies or warns of, strictly and against the schema; empty if nothing. */
  readonly faults: readonly string[];
  /** What a gate says (P-12 to P-20, P-40 to P-42). */
  readonly gate: (gate: string, key: DecisionKey, reader: Reader) => CedarAnswer;
  /** The verdict (P-21, P-43). */
  readonly decide: (key: DecisionKey, reader: Reader) => Effect;
}

/** The version of Cedar that answers. */
export const cedarVersion = getCedarVersion();

/** From the most open; a gate that permits none of them withholds (P-14). */
const asked = ['release', 'redact', 'hold'] as const;

/** P-12, P-18, P-19, P-20. */
const gates = [
  ...['known', 'table', 'tlp', 'markings', 'consent', 'embargo', 'coordination', 'terms'],
  ...['provenance', 'stage', 'attribution', 'conditions', 'ceiling', 'form'],
];

/** P-41: their rules that hold count for a cleared reader, too. */
const unclearable = ['tlp', 'markings', 'ceiling'];

/** P-2: the sets of audience ids in a key. */
const sets = [
  ...['consent_scope', 'embargo_over', 'terms_permit', 'review_cleared', 'review_refused'],
] as const;

/** P-4, P-5, P-6: on which state of an axis a set is asked, and what a reader in it, or not in it, meets. */
const met: Readonly<
  Record<string, { state: string; set: string; within: string; outside: string }>
> = {
  consent: { state: 'given', set: 'consent_scope', within: 'covers', outside: 'elsewhere' },
  embargo: { state: 'ahead', set: 'embargo_over', within: 'over', outside: 'ahead' },
  terms: { state: 'stated', set: 'terms_permit', within: 'permit', outside: 'forbid' },
};

/** Policies by what decides: the rule's name, and after a blank which of its policies. */
type Policies = Record<string, string>;

/** Has Cedar read a pack, gate by gate. Text that Cedar cannot read throws. */
export function readByCedar(pack: Pack, values: AxisValues): CedarPack {
  const readGate = (gate: string) => [gate, policySet(pack, gate, values)] as const;
  const policySets = new Map([...gates, 'promise'].map(readGate));
  const ask = (gate: string, action: string, key: DecisionKey, reader: Reader): Response => {
    const asking = policySets.get(gate);
    if (asking === undefined) throw new Error(`${gate} is no gate`);
    return asking.ask(action, key, reader);
  };
  const allows = (gate: string, action: string, key: DecisionKey, reader: Reader) =>
    ask(gate, action, key, reader).decision === 'allow';
  const decide: CedarPack['decide'] = (key, reader) => {
    const agreed = asked.find((action) => gates.every((gate) => allows(gate, action, key, reader)));
    const effect = agreed ?? 'withhold';
    if (!isCleared(key, reader) || allows('promise', effect, key, reader)) return effect;
    return decide({ ...key, review_cleared: [] }, reader);
  };
  return {
    faults: [...policySets.values()].flatMap(({ faults }) => faults),
    gate: (gate, key, reader) => answerOf((action) => ask(gate, action, key, reader)),
    decide,
  };
}

/** The policies of one gate, or of the invariants, with a schema of what they may ask. */
function policySet(pack: Pack, gate: string, values: AxisValues) {
  const axes = axesOf(pack, gate);
  const named = Object.fromEntries(Object.entries(values).filter(([axis]) => axes.has(axis)));
  const schema = schemaOf(pack, gate, named);
  const policies = { staticPolicies: policiesOf(pack, gate, named) };
  const id = `${pack.hash} ${gate}`;
  demand(preparseSchema(id, schema));
  demand(preparsePolicySet(id, policies));
  const ask = (action: string, key: DecisionKey, reader: Reader): Response => {
    const answer = statefulIsAuthorized({
      ...entitiesOf(pack, named, key, reader),
      action: { type: 'Action', id: `${gate} ${action}` },
      context: {},
      preparsedSchemaName: id,
      preparsedPolicySetId: id,
      validateRequest: true,
    });
    return responseOf(answer);
  };
  return { faults: faultsOf(schema, policies), ask };
}

/** P-19, P-20, P-12: the axes that a gate names. */
function axesOf(pack: Pack, gate: string): ReadonlySet<string> {
  if (gate === 'known') return new Set(Object.keys(unknowns));
  if (gate === 'form') return new Set(['body', 'creator', 'attribution', 'publicity']);
  const tests = gate === 'promise' ? pack.invariants : rulesOf(pack, gate);
  return new Set(tests.flatMap(({ when }) => Object.keys(when)));
}

function rulesOf(pack: Pack, gate: string): readonly Rule[] {
  return [...pack.rules, ...pack.ceilings].filter((rule) => rule.gate === gate);
}

/** Asks for less and less strict outcomes; what decides the last answer are the deciding rules (P-16). */
function answerOf(ask: (action: string) => Response): CedarAnswer {
  let effect: Effect = 'withhold';
  for (const action of asked.toReversed()) {
    const { decision, diagnostics } = ask(action);
    if (decision === 'deny') return { effect, rules: rulesNamed(diagnostics.reason) };
    if (action === 'release') return { effect: action, rules: rulesNamed(diagnostics.reason) };
    effect = action;
  }
  return { effect, rules: [] };
}

/** P-13, P-41: what policies are called after rules, and after what stands for rules. */
function rulesNamed(policies: readonly string[]): readonly string[] {
  if (policies.length === 0) return ['nothing-said'];
  const parts = policies.map((policy) => policy.split(' '));
  const others = parts.filter(([, kind]) => kind !== 'cleared');
  if (others.length === 0) return ['review-cleared'];
  return others.map(([rule = '', kind]) => (kind === 'refused' ? 'review-refused' : rule)).sort();
}

function isCleared({ review_cleared, review_refused }: DecisionKey, { id }: Reader): boolean {
  return review_cleared.includes(id) && !review_refused.includes(id);
}

/** The types: each axis and each attribute of several texts is an entity type with exactly its values. */
function schemaOf(pack: Pack, gate: string, values: AxisValues): SchemaJson<string> {
  const entity = (name: string) => ({ type: 'Entity' as const, name });
  const audiences = { type: 'Set' as const, element: entity('Audience') };
  const attributes = [...pack.attributes];
  const texts = attributes.filter(([, { kind }]) => kind === 'text');
  const actions = gate === 'promise' ? [...asked, 'withhold'] : asked;
  const appliesTo = { principalTypes: ['Reader'], resourceTypes: ['Item'] };
  const record = (entries: readonly (readonly [string, TypeOfAttribute<string>])[]) => ({
    type: 'Record' as const,
    attributes: Object.fromEntries(entries),
  });
  return {
    '': {
      entityTypes: {
        Audience: {},
        Reader: {
          memberOfTypes: ['Audience'],
          shape: record(
            attributes.map(([name, { kind }]) => [
              name,
              kind === 'text' ? entity(`with_${name}`) : { type: 'Boolean' as const },
            ]),
          ),
        },
        Item: {
          shape: record([
            ...Object.keys(values).map((axis) => [axis, entity(axis)] as const),
            ...sets.map((set) => [set, audiences] as const),
          ]),
        },
        ...Object.fromEntries(
          Object.entries(values).map(([axis, all]) => [axis, { enum: [...all] }]),
        ),
        ...Object.fromEntries(
          texts.map(([name, one]) => [`with_${name}`, { enum: [...one.values] }]),
        ),
      },
      actions: Object.fromEntries(actions.map((action) => [`${gate} ${action}`, { appliesTo }])),
    },
  };
}

function policiesOf(pack: Pack, gate: string, values: AxisValues): Policies {
  const permits = (rule: string) => ({ [`${rule} permit`]: policy('permit', gate, asked, 'true') });
  if (gate === 'known') return { ...permits('known'), ...unknown(values) };
  if (gate === 'form') return { ...permits('as-received'), ...form };
  if (gate === 'promise') return promises(pack, values);
  const rules = rulesOf(pack, gate).map((rule) => policiesOfRule(pack, rule, values));
  const own: Policies = Object.assign({}, ...rules);
  return gate === 'ceiling' ? { ...permits('no-ceiling'), ...own } : own;
}

/** P-15: what is no more open than the effect is permitted, what is more open is forbidden. P-40 to P-42. */
function policiesOfRule(pack: Pack, rule: Rule, values: AxisValues): Policies {
  const { id, gate, effect } = rule;
  const applies = condition(pack, rule, values);
  const refused = 'principal in resource.review_refused';
  const cleared = `!(${refused}) && principal in resource.review_cleared`;
  if (effect !== 'hold') return stand(id, gate, effect, applies);
  const afterRefusal = {
    [`${id} refused`]: policy('forbid', gate, asked, `${applies} && ${refused}`),
  };
  if (unclearable.includes(gate)) {
    return { ...stand(id, gate, effect, `${applies} && !(${refused})`), ...afterRefusal };
  }
  return {
    ...stand(id, gate, effect, `${applies} && !(${refused}) && !(${cleared})`),
    ...afterRefusal,
    [`${id} cleared`]: policy('permit', gate, asked, `${applies} && ${cleared}`),
  };
}

function stand(id: string, gate: string, effect: Effect, applies: string): Policies {
  const place = effect === 'withhold' ? asked.length : asked.indexOf(effect);
  const [moreOpen, others] = [asked.slice(0, place), asked.slice(place)];
  return {
    ...(others.length > 0 && { [`${id} permit`]: policy('permit', gate, others, applies) }),
    ...(moreOpen.length > 0 && { [`${id} forbid`]: policy('forbid', gate, moreOpen, applies) }),
  };
}

/** P-19. */
const unknowns: Readonly<Record<string, string>> = {
  category: 'unknown',
  data_kind: 'unknown',
  publicity: 'unknown',
  identifiability: 'unassessed',
  coordination: 'unknown',
  consent: 'unknown',
  embargo: 'unknown',
  terms: 'unknown',
  provenance: 'unknown',
  service: 'unknown',
  nda: 'unknown',
  stage: 'unknown',
  unrecognised: 'yes',
};

function unknown(values: AxisValues): Policies {
  const tests = Object.entries(unknowns).map(([axis, value]) => meets(axis, [value], values));
  return { 'unknown forbid': policy('forbid', 'known', asked, tests.join(' || ')) };
}

const unlikeReceived = (when: string) => policy('forbid', 'form', ['release'], when);

/** P-20. */
const form: Policies = {
  'labelled-body forbid': unlikeReceived('resource.body == body::"labelled"'),
  'anonymous-source forbid': unlikeReceived(
    `resource.creator == creator::"named" && resource.attribution == attribution::"not_granted" &&
     resource.publicity != publicity::"public_knowledge"`,
  ),
};

/** P-43: which verdicts the invariants forbid. */
function promises(pack: Pack, values: AxisValues): Policies {
  const all = [...asked, 'withhold'];
  const forbid = pack.invariants.map((invariant) => [
    `${invariant.id} forbid`,
    policy('forbid', 'promise', invariant.effects, condition(pack, invariant, values)),
  ]);
  return {
    'promise permit': policy('permit', 'promise', all, 'true'),
    ...Object.fromEntries(forbid),
  };
}

function policy(kind: 'permit' | 'forbid', gate: string, actions: readonly string[], when: string) {
  const list = actions.map((action) => `Action::"${gate} ${action}"`).join(', ');
  return `${kind} (principal, action in [${list}], resource) when { ${when} };`;
}

/** P-8, P-9, P-11: everything that the rule names, of the reader and of what the reader meets. */
function condition(pack: Pack, rule: Reach & Pick<Rule, 'when'>, values: AxisValues): string {
  const { audiences, when } = rule;
  const ids = audiences === 'any' ? [] : audiences.map((id) => `Audience::${JSON.stringify(id)}`);
  const tests = [
    ...Object.entries(when).map(([axis, wanted]) => meets(axis, wanted, values)),
    ...Object.entries(rule.with).map(([name, wanted]) => has(pack, name, wanted)),
    ...(audiences === 'any' ? [] : [`principal in [${ids.join(', ')}]`]),
  ];
  return tests.length === 0 ? 'true' : tests.map((test) => `(${test})`).join(' && ');
}

/** P-9: an attribute has one of these values. */
function has(pack: Pack, name: string, wanted: readonly string[]): string {
  const isText = pack.attributes.get(name)?.kind === 'text';
  return isOneOf(
    `principal.${name}`,
    wanted.map((value) => (isText ? `with_${name}::"${value}"` : value)),
  );
}

/** P-3 to P-6, P-10: the reader meets one of these values. */
function meets(axis: string, wanted: readonly string[], values: AxisValues): string {
  const { state, set, within, outside } = met[axis] ?? {};
  const isState = `resource.${axis} == ${axis}::"${state}"`;
  const isWithin = `principal in resource.${set}`;
  const isMetOnly = (value: string) => value === within || value === outside;
  const plain = wanted.filter(
    (value) => value !== state && (values[axis]?.includes(value) || !isMetOnly(value)),
  );
  const ways = [
    ...(plain.length > 0
      ? [
          isOneOf(
            `resource.${axis}`,
            plain.map((value) => `${axis}::"${value}"`),
          ),
        ]
      : []),
    ...(within !== undefined && wanted.includes(within) ? [`(${isState} && ${isWithin})`] : []),
    ...(outside !== undefined && wanted.includes(outside)
      ? [`(${isState} && !(${isWithin}))`]
      : []),
  ];
  return `(${ways.join(' || ')})`;
}

function isOneOf(what: string, terms: readonly string[]): string {
  return terms.length === 1 ? `${what} == ${terms[0]}` : `[${terms.join(', ')}].contains(${what})`;
}

/** The reader and the item, with all that policies may ask of them. */
function entitiesOf(pack: Pack, values: AxisValues, key: DecisionKey, reader: Reader) {
  const principal = { type: 'Reader', id: 'reader' };
  const resource = { type: 'Item', id: 'item' };
  const audience = (id: string): EntityUidJson => ({ type: 'Audience', id });
  const entity = (type: string, id: string) => ({ __entity: { type, id } });
  const facts = [...pack.attributes].map(([name, attribute]) => {
    const value = attributeOf(pack, attribute, name, reader);
    const isText = attribute.kind === 'text';
    return [name, isText ? entity(`with_${name}`, value) : value === 'true'] as const;
  });
  const axes = Object.entries<unknown>({ ...key })
    .filter(([axis]) => axis in values)
    .map(([axis, value]) => [axis, entity(axis, String(value))] as const);
  const audiences = sets.map((set) => [set, key[set].map((id) => entity('Audience', id))] as const);
  const entities: EntityJson[] = [
    { uid: principal, attrs: Object.fromEntries(facts), parents: [audience(reader.id)] },
    { uid: resource, attrs: Object.fromEntries([...axes, ...audiences]), parents: [] },
  ];
  return { principal, resource, entities };
}

/** P-7: the directory's word, else the pack's, else the default, which also stands for any other value. */
function attributeOf(pack: Pack, attribute: Attribute, name: string, reader: Reader): string {
  const byPack = pack.audiences.get(reader.id)?.attributes ?? {};
  const said = Object.hasOwn(reader.attributes, name) ? reader.attributes[name] : byPack[name];
  const isOfKind = typeof said === (attribute.kind === 'text' ? 'string' : 'boolean');
  return isOfKind && attribute.values.includes(`${said}`) ? `${said}` : attribute.otherwise;
}

function faultsOf(schema: SchemaJson<string>, policies: PolicySet): readonly string[] {
  const answer = validate({ schema, policies, validationSettings: { mode: 'strict' } });
  if (answer.type === 'failure') return answer.errors.map(({ message }) => message);
  const { validationErrors, validationWarnings, otherWarnings } = answer;
  const ofPolicies = [...validationErrors, ...validationWarnings];
  return [
    ...ofPolicies.map(({ policyId, error }) => `${policyId}: ${error.message}`),
    ...otherWarnings.map(({ message }) => message),
  ];
}

function responseOf(answer: AuthorizationAnswer): Response {
  if (answer.type === 'failure')
    throw new Error(answer.errors.map(({ message }) => message).join());
  const { errors } = answer.response.diagnostics;
  if (errors.length > 0) throw new Error(errors.map(({ error }) => error.message).join());
  return answer.response;
}

function demand(answer: ReturnType<typeof preparseSchema>): void {
  if (answer.type === 'failure')
    throw new Error(answer.errors.map(({ message }) => message).join());
}
