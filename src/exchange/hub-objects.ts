/**
 * The hub's own objects: per audience one anonymous identity, and the markings that its variants carry.
 *
 * Each enters a log at its first use there, so that nothing in a log names what is not.
 */
import { invariant } from '../base/problem.ts';
import { formatStixTime, stixTimeKey } from '../base/time.ts';
import { deriveKey, keyText } from '../policy/decision-key.ts';
import { parseLabels } from '../policy/labels.ts';
import { type MarkedLevel, tlpDefinitions } from '../policy/tlp.ts';
import type { TlpLevel } from '../policy/vocabulary.ts';
import type { NewRelease, StoreTransaction } from '../store/store.ts';
import type { Decider } from './decider.ts';
import { type HubSecret, keyedUuid } from './hub-secret.ts';

/** An object that the hub itself puts into a log. */
export interface HubObject {
  readonly objectId: string;
  readonly type: string;
  readonly version: string;
  readonly bytes: Uint8Array;
}

/** The same for every hub identity: a moment that tells nothing. */
const identityTime = formatStixTime(Date.UTC(2023, 0, 1) * 1000);

/** The identity that creates every variant of an audience; nobody can tell sources apart by it. */
export function hubIdentity(secret: HubSecret, audience: string): HubObject {
  const objectId = `identity--${keyedUuid(secret.variantKey, 'identity', audience)}`;
  const object = {
    type: 'identity',
    spec_version: '2.1',
    id: objectId,
    created: identityTime,
    modified: identityTime,
    name: 'Anonymous source',
    description: 'Stands for every source that shares through this hub.',
    identity_class: 'system',
  };
  return {
    objectId,
    type: 'identity',
    version: identityTime,
    bytes: Buffer.from(JSON.stringify(object)),
  };
}

/** The canonical TLP 2.0 marking definition of a level. */
export function tlpObject(level: MarkedLevel): HubObject {
  const definition = tlpDefinitions[level];
  return {
    objectId: String(definition.id),
    type: 'marking-definition',
    version: String(definition.created),
    bytes: Buffer.from(JSON.stringify(definition)),
  };
}

const tlpObjectsById: ReadonlyMap<string, HubObject> = new Map(
  (Object.keys(tlpDefinitions) as MarkedLevel[]).map((level) => {
    const object = tlpObject(level);
    return [object.objectId, object] as const;
  }),
);

/** The TLP 2.0 definition with this id, if it is one. TLP 1.0 is predefined and never sent. */
export function tlpObjectById(id: string): HubObject | undefined {
  return tlpObjectsById.get(id);
}

/** The TLP of a variant: the original's, else what the pack says for this audience. */
export function variantTlp(decider: Decider, level: TlpLevel, audience: string): MarkedLevel {
  if (level !== 'none') return level;
  return decider.pack.audiences.get(audience)?.tlp ?? 'amber_strict';
}

/** The key of the hub's own objects: they say nothing about anyone. */
const hubObjectKey = keyText(
  deriveKey(
    parseLabels({
      publicity: 'public_knowledge',
      identifiability: 'none',
      data_kind: 'extracted',
    }).labels,
    { source: 'collection', now: 0 },
    { type: 'identity' },
  ),
);

/** What is asked of a store for them. */
type HubObjectStore = Pick<StoreTransaction, 'releasesNamed' | 'internKeys'>;

/** Rows for those of the hub's objects that a log does not show yet, whoever put them there. */
export async function missingHubObjects(
  { tx, decider }: { readonly tx: HubObjectStore; readonly decider: Decider },
  log: number,
  needs: readonly HubObject[],
): Promise<readonly Omit<NewRelease, 'stamp'>[]> {
  if (needs.length === 0) return [];
  const ids = needs.map(({ objectId }) => objectId);
  const shown = new Set((await tx.releasesNamed(log, ids)).map(({ objectId }) => objectId));
  return hubRows(
    { tx, decider },
    needs.filter(({ objectId }) => !shown.has(objectId)),
  );
}

/** Rows for objects of the hub's own. */
export async function hubRows(
  { tx, decider }: { readonly tx: Pick<HubObjectStore, 'internKeys'>; readonly decider: Decider },
  objects: readonly HubObject[],
): Promise<readonly Omit<NewRelease, 'stamp'>[]> {
  const key = await decider.intern(tx, hubObjectKey);
  return objects.map(({ objectId, type, version, bytes }) => {
    const versionKey = stixTimeKey(version);
    invariant(versionKey !== undefined, 'the hub writes STIX timestamps');
    const content = { bytes };
    const own = { objectId, originId: objectId, contribution: undefined };
    return { ...own, type, version, versionKey, content, key };
  });
}
