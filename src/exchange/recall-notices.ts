/**
 * What a log says of a recall: the hub revokes its own variants, and names in a note what went out as it
 * was received.
 *
 * Nothing of the object remains in either. A revoked variant has the properties that its type requires, each
 * with a fixed placeholder; a note has fixed words. Both are a function of the log that they enter.
 */
import type { JsonObject } from '../base/json.ts';
import { familyOf } from '../stix/tables/object-types.ts';
import type { Notice } from '../store/recall-store.ts';
import { type HubObject, hubIdentity, tlpObject, variantTlp } from './hub-objects.ts';
import type { WriterScope } from './writer-scope.ts';

/** The most leavings that are concluded together, and so the most objects that one note names. */
export const concludedMax = 250;

/** What every object of the hub's says beside what it is. */
export interface NoticeFrame {
  /** The anonymous identity of the audience. */
  readonly creator: string;
  readonly tlpMarking: string;
  /** STIX timestamps. */
  readonly created: string;
  readonly modified: string;
}

/** What all notices in an audience's log have in common, and the hub's objects that they name. */
export interface NoticeMakers {
  readonly frame: Pick<NoticeFrame, 'creator' | 'tlpMarking'>;
  readonly needs: readonly HubObject[];
}

/** The frame of notices to an audience: by its anonymous identity, under the TLP that the pack gives it. */
export function noticeMakers(
  { secret, decider }: Pick<WriterScope, 'secret' | 'decider'>,
  audience: string,
): NoticeMakers {
  const identity = hubIdentity(secret, audience);
  const tlp = tlpObject(variantTlp(decider, 'none', audience));
  const frame = { creator: identity.objectId, tlpMarking: tlp.objectId };
  return { frame, needs: [identity, tlp] };
}

const name = 'Recalled';

/** What each type requires beside the common properties, with nothing of any object in it. */
const placeholders: Readonly<Record<string, (frame: NoticeFrame) => JsonObject>> = {
  'attack-pattern': () => ({ name }),
  campaign: () => ({ name }),
  'course-of-action': () => ({ name }),
  grouping: ({ creator }) => ({ name, context: 'unspecified', object_refs: [creator] }),
  identity: () => ({ name }),
  incident: () => ({ name }),
  // No file has this hash.
  indicator: ({ created }) => ({
    pattern: `[file:hashes.'SHA-256' = '${'0'.repeat(64)}']`,
    pattern_type: 'stix',
    valid_from: created,
  }),
  infrastructure: () => ({ name }),
  'intrusion-set': () => ({ name }),
  // A code that ISO 3166 leaves to its users, and that stands for an unknown country.
  location: () => ({ country: 'ZZ' }),
  malware: () => ({ is_family: false }),
  'malware-analysis': () => ({ product: 'recalled', result: 'unknown' }),
  note: ({ creator }) => ({ content: name, object_refs: [creator] }),
  opinion: ({ creator }) => ({ opinion: 'neutral', object_refs: [creator] }),
  report: ({ creator, created }) => ({ name, published: created, object_refs: [creator] }),
  'threat-actor': () => ({ name }),
  tool: () => ({ name }),
  vulnerability: () => ({ name }),
};

/**
 * What can be said in a log of an object that went out under its own id or, as a variant, under another.
 * Observables are named nowhere; nor is a variant that cannot be revoked honestly: observed data would have
 * to observe something, and a relationship to relate something.
 */
export function noticeFor({
  objectId,
  originId,
  type,
}: {
  readonly objectId: string;
  readonly originId: string;
  readonly type: string;
}): Notice {
  const family = familyOf(type);
  if (objectId !== originId) return Object.hasOwn(placeholders, type) ? 'revocation' : 'none';
  return family === 'domain' || family === 'relationship' ? 'note' : 'none';
}

/** The last version of a variant: revoked, with nothing left of what it was made from. */
export function revokedVariant(objectId: string, type: string, frame: NoticeFrame): HubObject {
  const { creator, tlpMarking, created, modified } = frame;
  return hubObject(objectId, type, modified, {
    ...{ type, spec_version: '2.1', id: objectId, created_by_ref: creator, created, modified },
    ...{ revoked: true, object_marking_refs: [tlpMarking] },
    ...placeholders[type]?.(frame),
  });
}

const content = `The objects that this note refers to are no longer shared with you. Delete every version of them that \
you have, and what you made from them alone, and tell no others of them. Your list of recalls says what you received, \
and takes your answer.

このノートが参照するオブジェクトは、共有が取り消されました。保有するすべての版と、それのみから作成したものを削除し、他者に伝えないでください。\
受領したものは回収一覧で確認でき、回答もそこで受け付けます。`;

/** A note that these objects are recalled; at most `concludedMax` of them. */
export function recallNote(
  noteId: string,
  objectIds: readonly string[],
  { creator, tlpMarking, created }: NoticeFrame,
): HubObject {
  return hubObject(noteId, 'note', created, {
    ...{ type: 'note', spec_version: '2.1', id: noteId, created_by_ref: creator },
    ...{ created, modified: created, labels: ['recall'], object_marking_refs: [tlpMarking] },
    ...{ abstract: 'Recall / 回収', content, object_refs: [...objectIds] },
  });
}

function hubObject(objectId: string, type: string, version: string, object: JsonObject): HubObject {
  return { objectId, type, version, bytes: Buffer.from(JSON.stringify(object)) };
}
