/**
 * What a database keeps, read from its tables: for tests that look past everything that decides.
 */
import type Database from 'better-sqlite3';
import { invariant } from '../../src/base/problem.ts';
import { readPackText } from '../../src/exchange/recent-packs.ts';
import type { Pack } from '../../src/policy/pack.ts';

/** A contribution as stored; its key is as the reader of this derives it. */
export interface Stored {
  readonly id: number;
  readonly collection: string;
  readonly object: string;
  readonly submitter: string;
  readonly version: string;
  readonly versionKey: string;
  readonly creator: string | null;
  readonly labels: string;
  readonly publicSet: number;
  readonly bytes: string;
  key: string;
}

/** A row of a log. */
export interface Row {
  readonly log: number;
  readonly stamp: number;
  readonly object: string;
  readonly origin: string;
  readonly type: string;
  readonly version: string;
  readonly contribution: number | undefined;
  readonly bytes: string;
}

/** An assertion. */
export interface KeptStatement {
  readonly id: number;
  readonly object: string;
  readonly kind: string;
  readonly statement: string;
  readonly evidence: string | null;
  readonly retracts: number | null;
  readonly actor: string;
}

/** All of it at one moment. */
export interface Kept {
  readonly logs: ReadonlyMap<number, { readonly collection: string; readonly audience: string }>;
  readonly rows: readonly Row[];
  /** Every row that ever stood in a log, those that stand there included, without bytes. */
  readonly everyRow: readonly Omit<Row, 'bytes' | 'contribution'>[];
  readonly contributions: ReadonlyMap<number, Stored>;
  readonly assertions: readonly KeptStatement[];
  readonly lastAssertion: number;
  readonly activations: readonly {
    readonly hash: string;
    readonly kind: string;
    readonly proposedBy: string | null;
    readonly activatedBy: string;
  }[];
  readonly deeds: readonly {
    readonly action: string;
    readonly subject: string;
    readonly detail: string;
  }[];
  readonly pack: Pack;
  /** All versions of an object from one submitter to one collection. */
  lineageOf(stored: Stored): readonly Stored[];
  /** Whether a submission of its submitter says that it was taken in. */
  isSubmitted(stored: Stored): boolean;
  /** Whether an id stands in a log, or in the public reference sets. */
  resolves(log: number, id: string): boolean;
}

/** Reads everything. */
export function keptIn(database: Database.Database): Kept {
  const all = <T>(sql: string) => database.prepare(sql).all() as T[];
  const logs = all<{ id: number; collection: string; audience: string }>(
    'select id, collection, audience from log',
  );
  const rows = all<Omit<Row, 'contribution'> & { contribution: number | null }>(
    `select r.log, r.stamp, o.text as object, g.text as origin, r.type, r.version, r.contribution,
      cast(b.bytes as text) as bytes from release r join stix_id o on o.id = r.object
      join stix_id g on g.id = r.origin join body b on b.id = r.body order by r.log, r.stamp`,
  ).map((row) => ({ ...row, contribution: row.contribution ?? undefined }));
  const past = all<Kept['everyRow'][number]>(
    `select r.log, r.stamp, o.text as object, g.text as origin, r.type, r.version
      from past_release r join stix_id o on o.id = r.object join stix_id g on g.id = r.origin`,
  );
  const contributions = all<Stored>(
    `select c.id, c.collection, o.text as object, c.submitter, c.version, c.version_key as versionKey,
      c.created_by as creator, c.labels, c.public_set as publicSet, k.text as key,
      cast(b.bytes as text) as bytes from contribution c join stix_id o on o.id = c.object
      join body b on b.id = c.body join decision_key k on k.id = c.decision_key order by c.id`,
  );
  const assertions = all<KeptStatement>(
    `select a.id, o.text as object, a.kind, a.statement, a.evidence, a.retracts, a.actor
      from assertion a join stix_id o on o.id = a.object order by a.id`,
  );
  const activations = all<Kept['activations'][number] & { readonly text: string }>(
    `select a.hash, a.kind, a.proposed_by as proposedBy, a.activated_by as activatedBy, p.text
      from activation a join pack p on p.hash = a.hash order by a.number`,
  );
  const deeds = all<Kept['deeds'][number]>('select action, subject, detail from audit order by id');
  const submissions = all<{ consumer: string; collection: string; outcomes: string }>(
    'select consumer, collection, outcomes from submission',
  );
  const { pack } = readPackText(activations.at(-1)?.text ?? '');
  invariant(pack !== undefined, 'a pack is in force');
  const lineages = Map.groupBy(contributions, lineageName);
  const standing = new Set(rows.map(({ log, object }) => `${log} ${object}`));
  const known = new Set(
    contributions.filter(({ publicSet }) => publicSet === 1).map(({ object }) => object),
  );
  return {
    logs: new Map(logs.map((log) => [log.id, log])),
    ...{ rows, everyRow: [...past, ...rows], assertions, activations, deeds, pack },
    contributions: new Map(contributions.map((one) => [one.id, one])),
    lastAssertion: assertions.at(-1)?.id ?? 0,
    lineageOf: (stored) => lineages.get(lineageName(stored)) ?? [],
    isSubmitted: ({ submitter, collection, object, version }) =>
      submissions.some(
        (one) =>
          one.consumer === submitter &&
          one.collection === collection &&
          one.outcomes.includes(`"id":"${object}","version":"${version}"`),
      ),
    resolves: (log, id) => standing.has(`${log} ${id}`) || known.has(id),
  };
}

function lineageName({ collection, object, submitter }: Stored): string {
  return `${collection} ${object} ${submitter}`;
}
