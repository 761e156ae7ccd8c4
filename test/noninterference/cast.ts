/**
 * The cast of a history: who there is and what they may do before anything happens.
 */
import type { JsonObject } from '../../src/base/json.ts';
import type { Audience, Collection, Consumer } from '../../src/exchange/directory.ts';
import type { OpenHub } from '../../src/exchange/open-hub.ts';
import { uuid } from '../support/stix-objects.ts';
import { allLabels } from './objects.ts';

/** The audiences of the shipped policy. */
export const tiers = ['peer', 'government', 'public'] as const;
export type Tier = (typeof tiers)[number];

/** An audience that no rule of the policy speaks of. */
export const abroad = 'abroad';

/** The collections by what their objects count as when they carry no labels. The observer has no right to `secret`. */
export const collections = {
  mixed: uuid(9001),
  open: uuid(9002),
  peers: uuid(9003),
  secret: uuid(9004),
} as const;
export type CollectionName = keyof typeof collections;

/** The collections that the observer reads and writes. */
export const readable = ['mixed', 'open', 'peers'] as const;

const defaultLabels: Readonly<Record<CollectionName, JsonObject | undefined>> = {
  mixed: undefined,
  open: allLabels.everyone,
  peers: allLabels.peers,
  secret: allLabels.peers,
};

/**
 * Who acts: `observer` is the one whose answers are compared; `fellow` submits what it may see; the others
 * only what it may not.
 */
export const actors = ['observer', 'fellow', 'insider', 'rival', 'pretender', 'outsider'] as const;
export type Actor = (typeof actors)[number];

/** Those who only read, one of each audience. */
export type Watcher = `watcher-${Tier}`;

/** Identities that belong to a consumer, one that submits and one that never does; and two that are nobody's. */
export const identities = {
  insider: `identity--${uuid(7001)}`,
  keeper: `identity--${uuid(7002)}`,
  nobody: `identity--${uuid(7005)}`,
  noOne: `identity--${uuid(7006)}`,
} as const;

/** What differs from history to history before anything happens. */
export interface Setting {
  /** As whom the observer reads. */
  readonly audience: Tier;
  /** As whom it reads the collection `open`, if not as that. */
  readonly override?: Tier | undefined;
  /** As whom it may come to read while the history goes on. */
  readonly later?: Tier | undefined;
  /** How long the logs that it reads merge submissions. */
  readonly batchSeconds: 0 | 60;
  /** Whether what is extracted from malware goes out under a profile, from the beginning. */
  readonly profiled?: boolean;
}

/** Every audience as which the observer reads anything at any time. */
export function sightOf({ audience, override, later }: Setting): readonly Tier[] {
  return tiers.filter((tier) => [audience, override, later].includes(tier));
}

/** The audiences that the observer never reads as. */
export function othersOf(setting: Setting): readonly string[] {
  const sight: readonly string[] = sightOf(setting);
  return [...tiers.filter((tier) => !sight.includes(tier)), abroad];
}

/** An audience's document; those that the observer reads as merge submissions where the history says so. */
export function audienceOf(id: string, setting: Setting): Audience {
  const seen = (sightOf(setting) as readonly string[]).includes(id);
  return {
    title: { en: id },
    public: id === 'public',
    attributes: {},
    batchSeconds: seen ? setting.batchSeconds : 0,
  };
}

/** A collection's document. */
export function collectionOf(name: CollectionName): Collection {
  const labels = defaultLabels[name];
  return {
    title: name,
    apiRoot: 'hub',
    defaults: labels === undefined ? {} : { labels },
    pageSize: 100,
  };
}

/** A consumer's document. Those who act in secret read as somebody that the observer never reads as. */
export function consumerOf(who: Actor | 'keeper', setting: Setting): Consumer {
  const [stranger = abroad] = othersOf(setting);
  const shared = grantsTo(readable, setting.override);
  const all = grantsTo([...readable, 'secret']);
  const plain = { audience: 'peer', identities: [], grants: [], compat: noCompat };
  switch (who) {
    case 'observer':
      return { ...plain, audience: setting.audience, grants: shared };
    case 'fellow':
    case 'pretender':
      return { ...plain, grants: grantsTo(readable) };
    case 'insider':
      return { ...plain, audience: stranger, grants: all, identities: [identities.insider] };
    case 'rival':
      return { ...plain, audience: stranger, grants: all };
    case 'outsider':
      return { ...plain, grants: grantsTo(['secret']) };
    case 'keeper':
      return { ...plain, identities: [identities.keeper] };
  }
}

const noCompat = { emptyObjects: 'omit', emptyDates: 'omit' } as const;

function grantsTo(names: readonly CollectionName[], override?: Tier): Consumer['grants'] {
  return names.map((name) => ({
    collection: collections[name],
    read: true,
    write: true,
    ...(name === 'open' && override !== undefined ? { audience: override } : {}),
  }));
}

/** Makes the directory; returns the secrets by which its consumers sign in. */
export async function castIn(
  { administration }: OpenHub,
  setting: Setting,
): Promise<ReadonlyMap<string, string>> {
  for (const id of ['hub', 'elsewhere']) {
    await administration.put('api-root', id, { title: id, maxContentLength: 1_000_000 });
  }
  for (const id of [...tiers, abroad]) {
    await administration.put('audience', id, audienceOf(id, setting));
  }
  for (const [name, id] of Object.entries(collections)) {
    await administration.put('collection', id, collectionOf(name as CollectionName));
  }
  const secrets = new Map<string, string>();
  for (const who of [...actors, 'keeper'] as const) {
    await administration.put('consumer', who, consumerOf(who, setting));
    secrets.set(who, (await administration.issueCredential(who, 'basic')).secret);
  }
  for (const audience of tiers) {
    const watcher: Watcher = `watcher-${audience}`;
    const grants = grantsTo(readable).map((grant) => ({ ...grant, write: false }));
    const document = { audience, grants, identities: [], compat: noCompat };
    await administration.put('consumer', watcher, document);
    secrets.set(watcher, (await administration.issueCredential(watcher, 'basic')).secret);
  }
  return secrets;
}
