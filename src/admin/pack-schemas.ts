/**
 * Packs, comparisons, activations and jobs as answers of the administration: their schemas and their forms.
 */
import { type TSchema, Type } from 'typebox';
import { formatTaxiiTime, type Micros } from '../base/time.ts';
import type { PackComparison } from '../exchange/compare-packs.ts';
import type { Job, ListedPack } from '../exchange/packs.ts';
import { text, uuid } from '../http/fields.ts';
import { effects } from '../policy/vocabulary.ts';
import type { ActivationRequestRow, ActivationRow } from '../store/pack-rows.ts';

const time = Type.String({ description: 'RFC 3339, to the microsecond' });
const actor = (description: string) => Type.String({ description });
const count = (description: string) => Type.Integer({ minimum: 0, description });

/** SHA-256 in lower-case hex. */
export function sha256(description: string) {
  return Type.String({ pattern: '^[0-9a-f]{64}$', description });
}

const packHash = sha256('the hash of the pack: SHA-256 of its text');
const words = Type.Object(
  { en: Type.String(), ja: Type.String() },
  { additionalProperties: false },
);

const packMembers = {
  hash: packHash,
  id: Type.String(),
  version: Type.String(),
  added: time,
  addedBy: actor('who added it, as the audit names them'),
  inForce: Type.Boolean(),
};
const strict = { additionalProperties: false } as const;

const pack = Type.Object(packMembers, { ...strict, $id: 'Pack', description: 'a kept pack' });
const wholePack = Type.Object(
  { ...packMembers, text: Type.String({ description: 'YAML, to the byte' }) },
  { ...strict, $id: 'WholePack', description: 'a kept pack with its text' },
);

const report = Type.Object(
  {
    points: count('points at which gates were asked'),
    findings: Type.Array(
      Type.Object(
        {
          rule: Type.String(),
          line: Type.Integer(),
          column: Type.Integer(),
          message: words,
        },
        strict,
      ),
    ),
    invariants: Type.Array(Type.Object({ id: Type.String(), outcome: Type.String() }, strict)),
  },
  { ...strict, $id: 'PackReport', description: 'what the proof of a pack came to' },
);

const matrix = Type.Object(
  {
    gate: Type.String(),
    axes: Type.Array(Type.String()),
    audiences: Type.Array(Type.String({ description: '`*` stands for all others' })),
    rows: Type.Array(
      Type.Object(
        {
          when: Type.Record(Type.String(), Type.Array(Type.String()), {
            description: 'values by axis; an axis that is not here does not matter',
          }),
          effects: Type.Array(Type.String(), { description: 'in the order of `audiences`' }),
          rules: Type.Array(Type.String()),
        },
        { additionalProperties: true },
      ),
    ),
  },
  { additionalProperties: true, $id: 'GateMatrix', description: 'what a gate says, and where' },
);

const side = Type.Object(
  {
    effect: Type.Union(effects.map((effect) => Type.Literal(effect))),
    rules: Type.Array(Type.Object({}, { additionalProperties: true })),
  },
  { ...strict, description: 'what the pack says, and the rules that say it' },
);
const fates = ['gained', 'lost', 'changed'].map((fate) => Type.Literal(fate));
const logComparison = Type.Object(
  {
    collection: Type.String(),
    audience: Type.String(),
    gained: count('objects that become readable'),
    lost: count('objects that leave the log'),
    changed: count('objects that stay in another form, or in other versions'),
    recalls: count('of the lost, those that were fetched'),
    examples: Type.Array(
      Type.Object(
        { objectId: Type.String(), fate: Type.Union(fates), before: side, after: side },
        strict,
      ),
      { description: 'the first of each, by id' },
    ),
  },
  strict,
);
const comparison = Type.Object(
  {
    from: sha256('the pack in force'),
    to: sha256('the pack compared'),
    diffHash: sha256('the same for the same answer; an activation names it'),
    settled: Type.Boolean({ description: '`false`: work under way will add to this' }),
    receiptsKnown: Type.Boolean({ description: '`false`: all that stood counts as fetched' }),
    logs: Type.Array(logComparison, { description: 'logs in which anything happens' }),
  },
  { ...strict, $id: 'PackComparison', description: 'what an activation would do' },
);

const request = Type.Object(
  {
    id: uuid('the request'),
    hash: packHash,
    diffHash: sha256('the comparison that is agreed to'),
    reason: text('why'),
    state: Type.Union(['open', 'activated', 'withdrawn'].map((state) => Type.Literal(state))),
    proposedBy: actor('who asked'),
    proposed: time,
    ended: Type.Optional(time),
    endedBy: Type.Optional(actor('who agreed, or took it back')),
  },
  { ...strict, $id: 'ActivationRequest', description: 'a request that a pack be activated' },
);

const kinds = ['first', 'file', 'activation', 'rollback'].map((kind) => Type.Literal(kind));
const activation = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    hash: packHash,
    at: time,
    kind: Type.Union(kinds),
    proposedBy: Type.Optional(actor('who asked')),
    activatedBy: actor('who agreed'),
    diffHash: Type.Optional(sha256('the comparison that both agreed to')),
    reason: Type.Optional(Type.String()),
  },
  { ...strict, $id: 'Activation', description: 'one coming into force' },
);

const outcome = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    kind: Type.Union(kinds),
    job: Type.String({ description: 'the job that carries it out' }),
    tightened: Type.Boolean({
      description: '`false`: what is tightened in form is still being carried out',
    }),
  },
  { ...strict, $id: 'ActivationOutcome', description: 'the pack is in force' },
);

const job = Type.Object(
  {
    id: Type.String(),
    kind: Type.String({
      description:
        '`activation`; `sweep` of a collection after a change of the directory; `comparison`',
    }),
    collection: Type.Optional(
      Type.String({ description: 'the collection that a sweep goes over' }),
    ),
    phase: Type.String({
      description:
        'of an activation `tightening`, then `loosening`; of a sweep `deciding`, then `settling`',
    }),
    done: count('contributions gone over'),
    total: count('contributions to go over'),
    started: Type.Optional(time),
    ended: Type.Optional(time),
  },
  { ...strict, $id: 'Job', description: 'long work' },
);

function listOf(name: string, description: string) {
  return {
    $id: `${name}List`,
    type: 'object',
    description,
    properties: { items: { type: 'array', items: { $ref: `${name}#` } } },
    required: ['items'],
    additionalProperties: false,
  };
}

/** Every schema that the routes refer to by name. */
export const packSchemas: readonly (object | TSchema)[] = [
  ...[pack, wholePack, report, matrix, comparison, request, activation, outcome, job],
  listOf('Pack', 'every pack, the latest added first'),
  listOf('GateMatrix', 'every gate'),
  listOf('ActivationRequest', 'requests, the latest first'),
  listOf('Activation', 'activations, the latest first'),
  listOf('Job', 'jobs, the latest first'),
];

/** A pack as it is answered. */
export function packForm<Row extends ListedPack>({ added, ...row }: Row) {
  return { ...row, added: formatTaxiiTime(added) };
}

/** A comparison as it is answered. */
export function comparisonForm({ hash, ...comparison }: PackComparison) {
  return { ...comparison, diffHash: hash };
}

/** A request as it is answered. */
export function requestForm({ proposedAt, ended, endedBy, ...row }: ActivationRequestRow) {
  const end = { ...dated('ended', ended), ...(endedBy !== undefined && { endedBy }) };
  return { ...row, proposed: formatTaxiiTime(proposedAt), ...end };
}

/** An activation as it is answered. */
export function activationForm({ at, proposedBy, diffHash, reason, ...row }: ActivationRow) {
  return {
    ...row,
    at: formatTaxiiTime(at),
    ...(proposedBy !== undefined && { proposedBy }),
    ...(diffHash !== undefined && { diffHash }),
    ...(reason !== undefined && { reason }),
  };
}

/** A job as it is answered. */
export function jobForm({ started, ended, collection, ...row }: Job) {
  return {
    ...row,
    ...(collection !== undefined && { collection }),
    ...dated('started', started),
    ...dated('ended', ended),
  };
}

function dated(name: string, moment: Micros | undefined): Readonly<Record<string, string>> {
  return moment === undefined ? {} : { [name]: formatTaxiiTime(moment) };
}
