/**
 * What closure needs to leave references out: by which id and as part of what each is named, since when
 * versions wait in a log for what they name, and variants by the redaction they are made by.
 */
import { type Kysely, sql } from 'kysely';

/** Widens references and variants, and adds the table of what waits. */
export async function widenClosure(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// Until a thorough sweep has gone over it, a stored reference asks what it asked before: all of it.
const references = [
  `create table wide_reference (
    contribution integer not null references contribution (id),
    target integer not null references stix_id (id),
    kind text not null,
    part text not null,
    named integer not null references stix_id (id),
    asks text not null,
    primary key (contribution, target, kind, part, named)
  ) strict, without rowid`,
  `insert into wide_reference
    select contribution, target, case kind when 'marking' then kind else 'required' end, '', target, ''
    from reference where true
    on conflict do nothing`,
  'drop table reference',
  'alter table wide_reference rename to reference',
  'create index reference_target on reference (target)',
];

const variants = [
  `create table wide_variant (
    log integer not null references log (id),
    origin integer not null references stix_id (id),
    redaction text not null,
    generation integer not null,
    cause text not null,
    object integer not null references stix_id (id),
    created text,
    modified text,
    primary key (log, origin, redaction)
  ) strict, without rowid`,
  `insert into wide_variant
    select log, origin, 'strip-handling', generation, 'policy', object, created, modified from variant`,
  'drop table variant',
  'alter table wide_variant rename to variant',
  'create index variant_object on variant (object)',
];

const waiting = [
  `create table waiting (
    log integer not null references log (id),
    contribution integer not null references contribution (id),
    since integer not null,
    primary key (log, contribution)
  ) strict, without rowid`,
  'create index waiting_contribution on waiting (contribution)',
];

const statistics = [
  `delete from sqlite_stat1 where tbl in ('reference', 'variant', 'wide_reference', 'wide_variant')`,
  `insert into sqlite_stat1 (tbl, idx, stat) values
    ('reference', 'reference', '3000000 3 1 1 1 1'),
    ('reference', 'reference_target', '3000000 30'),
    ('variant', 'variant', '100000 10000 1 1'),
    ('variant', 'variant_object', '100000 1'),
    ('waiting', 'waiting', '10000 1000 1'),
    ('waiting', 'waiting_contribution', '10000 2')`,
  'analyze sqlite_schema',
];

const statements = [...references, ...variants, ...waiting, ...statistics];
