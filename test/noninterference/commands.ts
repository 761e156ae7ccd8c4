/**
 * What happens in histories: one thing at a time, and how a world lives through it.
 *
 * Whatever a request may end in, a refusal too, is part of the history: only bugs are thrown.
 */
import type { JsonObject } from '../../src/base/json.ts';
import { Problem } from '../../src/base/problem.ts';
import type { Documents } from '../../src/exchange/directory.ts';
import type { DirectoryKind } from '../../src/store/store.ts';
import { taxiiMediaType } from '../../src/taxii/media-type.ts';
import { type StixObject, uuid } from '../support/stix-objects.ts';
import { type Actor, abroad, type CollectionName, collections } from './cast.ts';
import { type Draft, type LabelName, labelsOf, objectOf } from './objects.ts';
import { type PackParts, packText } from './packs.ts';
import type { Answer, Request, Side, World } from './world.ts';

/** One thing that happens. */
export type Command =
  | {
      readonly does: 'post';
      readonly who: Actor;
      readonly collection: CollectionName;
      readonly labels?: LabelName | JsonObject | undefined;
      readonly objects: readonly StixObject[];
    }
  | {
      readonly does: 'delete';
      readonly who: Actor;
      readonly collection: CollectionName;
      readonly objectId: string;
      readonly versions?: string | undefined;
    }
  | { readonly does: 'read'; readonly who: Actor; readonly collection: CollectionName }
  | {
      readonly does: 'tell the desk';
      readonly who: Actor;
      readonly path: 'withdrawals' | 'evidence' | 'recall-requests';
      readonly body: object;
    }
  | {
      readonly does: 'babble';
      readonly who: Actor;
      readonly collection: CollectionName;
      readonly body: string;
    }
  | {
      /** The observer says something of what it sees: of the row with this number, counted round. */
      readonly does: 'feedback';
      readonly who: 'observer';
      readonly collection: CollectionName;
      readonly row: number;
      readonly labels?: LabelName | undefined;
      readonly draft: Draft;
    }
  | {
      readonly does: 'put';
      readonly kind: DirectoryKind;
      readonly id: string;
      readonly document: Documents[DirectoryKind];
    }
  | { readonly does: 'issue'; readonly consumer: Actor }
  | {
      /** A curator states something of one consumer's contributions of an object. */
      readonly does: 'state';
      readonly side: Side;
      readonly contributor: Actor;
      readonly objectId: string;
      readonly loosens?: boolean;
      readonly statement: JsonObject;
    }
  | {
      /** A curator takes back the latest but so many that was stated. */
      readonly does: 'retract';
      readonly side: Side;
      readonly latestBut: number;
    }
  | {
      readonly does: 'review';
      readonly contributor: Actor;
      readonly objectId: string;
      readonly cleared: readonly string[];
      readonly refused: readonly string[];
    }
  | {
      /** A curator says of the free text of one consumer's contributions of an object who may have it. */
      readonly does: 'review text';
      readonly contributor: Actor;
      readonly objectId: string;
      readonly cleared: readonly string[];
      readonly refused: readonly string[];
    }
  | { readonly does: 'order recall'; readonly objectId: string }
  | {
      /** A consumer says what became of what was recalled: of the recall with this number, counted round. */
      readonly does: 'answer a recall';
      readonly who: Actor;
      readonly row: number;
      readonly state: 'deleted' | 'never-stored' | 'cannot';
    }
  | {
      /** A curator decides on what was asked for first. */
      readonly does: 'decide';
      readonly side: Side;
      readonly kind: 'recall' | 'proposal';
      readonly grant: boolean;
    }
  | { readonly does: 'activate'; readonly parts: PackParts }
  | { readonly does: 'restart' };

type Asked = Extract<
  Command,
  { readonly does: 'post' | 'delete' | 'read' | 'tell the desk' | 'babble' }
>;
type Of<Does extends Command['does']> = Extract<Command, { readonly does: Does }>;

const curator = { kind: 'account', id: 'curator' } as const;
const evidence = 'https://example.com/evidence';

/** Does one thing; returns what a consumer was answered. */
export async function perform(world: World, command: Command): Promise<Answer | undefined> {
  switch (command.does) {
    case 'restart':
      return void (await world.restart());
    case 'put':
      return void (await world.put(command.kind, command.id, command.document));
    case 'issue':
      return void (await world.hub.administration.issueCredential(command.consumer, 'api-key'));
    case 'state':
      return void (await state(world, command));
    case 'retract':
      return void (await retract(world, command));
    case 'review':
      return void (await review(world, command));
    case 'review text':
      return void (await reviewText(world, command));
    case 'order recall':
      return void (await orderRecall(world, command));
    case 'answer a recall':
      return answerRecall(world, command);
    case 'decide':
      return void (await decide(world, command));
    case 'activate':
      Object.assign(world.parts, command.parts);
      return void (await world.activate(packText(world.parts)));
    case 'feedback':
      return feedback(world, command);
    default:
      return ask(world, command);
  }
}

/** What nobody submitted, or what is decided already, is nothing that a curator can speak of. */
async function orRefused<T>(deed: Promise<T>): Promise<T | undefined> {
  return deed.catch((error: unknown) => {
    if (!(error instanceof Problem) || error.kind === 'forbidden') throw error;
    return undefined;
  });
}

async function state(world: World, { contributor, ...command }: Of<'state'>): Promise<void> {
  const { objectId: object, statement, loosens = false, side } = command;
  const stated = { object, contributor, statement, reason: 'seen', loosens, evidence };
  const asserted = await orRefused(
    world.hub.curation.assert({ by: curator, mayLoosen: true, ...stated }),
  );
  if (asserted !== undefined) world.stated[side].push(asserted.assertion.id);
}

async function retract({ hub, stated }: World, { side, latestBut }: Of<'retract'>): Promise<void> {
  const assertion = stated[side].at(-1 - latestBut);
  if (assertion === undefined) return;
  const taken = { by: curator, mayLoosen: true, assertion, reason: 'mistaken', evidence };
  await orRefused(hub.curation.retract(taken));
}

async function contributionsBy({ hub }: World, contributor: Actor, objectId: string) {
  return (await hub.curation.labelsOf(objectId))
    .filter(({ contribution }) => contribution.submitter === contributor)
    .map(({ contribution }) => contribution.id);
}

async function reviewText(world: World, command: Of<'review text'>): Promise<void> {
  const { objectId, contributor, cleared, refused } = command;
  const contributions = await contributionsBy(world, contributor, objectId);
  if (contributions.length === 0) return;
  const decision = { cleared, refused, reason: 'read', evidence };
  const right = { by: curator, mayLoosen: true };
  await orRefused(world.hub.curation.reviewText({ ...right, contributions, ...decision }));
}

async function orderRecall({ hub }: World, { objectId }: Of<'order recall'>): Promise<void> {
  const order = { by: curator, objects: [objectId], reason: 'a mistake' };
  await orRefused(hub.recalls.order(order));
}

async function answerRecall(world: World, command: Of<'answer a recall'>): Promise<Answer> {
  const { who, row, state } = command;
  const url = '/desk/v1/recalls';
  const list = await world.ask(who, { method: 'GET', url: `${url}?limit=1000` });
  const { items = [] } = JSON.parse(list.bytes.toString()) as {
    readonly items?: readonly { readonly id: string }[];
  };
  const id = items[row % Math.max(1, items.length)]?.id ?? uuid(0);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ state, note: 'done' });
  return world.ask(who, { method: 'POST', url: `${url}/${id}/acknowledgement`, headers, body });
}

async function review(world: World, command: Of<'review'>): Promise<void> {
  const { hub } = world;
  const { objectId, contributor, cleared, refused } = command;
  const contributions = await contributionsBy(world, contributor, objectId);
  if (contributions.length === 0) return;
  const decision = { cleared, refused, reason: 'looked at', evidence };
  await orRefused(
    hub.curation.review({ by: curator, mayLoosen: true, chosen: { contributions }, ...decision }),
  );
}

async function decide({ hub }: World, { side, kind, grant }: Of<'decide'>): Promise<void> {
  const low: readonly string[] = ['observer', 'fellow'];
  const { items } = await hub.desk.requests({ kind, state: 'open', limit: 1000 });
  const asked = items
    .filter(({ consumer }) => low.includes(consumer) === (side === 'low'))
    // Requests of one moment come in the order of their random ids.
    .sort((a, b) => a.asked - b.asked || (a.content < b.content ? -1 : 1));
  const [first] = asked;
  if (first === undefined) return;
  const answer = 'decided';
  await orRefused(hub.desk.decide({ by: curator, kind, id: first.id, grant, answer }));
}

async function feedback(world: World, command: Of<'feedback'>): Promise<Answer> {
  const { who, collection, row, labels, draft } = command;
  const url = `/hub/collections/${collections[collection]}/manifest/?match[version]=all`;
  const manifest = await world.ask(who, { method: 'GET', url, headers: taxii });
  const { objects = [] } = JSON.parse(manifest.bytes.toString()) as {
    readonly objects?: readonly { readonly id: string }[];
  };
  const about = objects[row % Math.max(1, objects.length)]?.id;
  const object = objectOf({ ...draft, about });
  return ask(world, { does: 'post', who, collection, labels, objects: [object] });
}

const taxii = { accept: taxiiMediaType };

async function ask(world: World, command: Asked): Promise<Answer> {
  const answer = await world.ask(command.who, requestOf(command));
  noteIds(world, command, answer);
  // what is still under way has ended before the next thing happens.
  if (answer.bytes.includes('"status":"pending"')) await world.hub.settle();
  return answer;
}

/** Remembers the random ids that an answer gives away. */
function noteIds(world: World, { does, who }: Asked, { status, bytes }: Answer): void {
  const [, id] = /"id":"([0-9a-f]{8}-[^"]*)"/.exec(bytes.toString('latin1')) ?? [];
  if (id === undefined) return;
  if (does === 'tell the desk' && who === 'observer') world.ownRequests.push(id);
  if (does !== 'tell the desk' && status.startsWith('202')) {
    (who === 'observer' ? world.ownStatuses : world.foreignStatuses).push(id);
  }
}

function requestOf(command: Asked): Request {
  if (command.does === 'tell the desk') {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(command.body);
    return { method: 'POST', url: `/desk/v1/${command.path}`, headers, body };
  }
  const path = `/hub/collections/${collections[command.collection]}/objects/`;
  const headers = { ...taxii, 'content-type': taxiiMediaType };
  switch (command.does) {
    case 'read':
      return { method: 'GET', url: `${path}?match[version]=all`, headers: taxii };
    case 'babble':
      return { method: 'POST', url: path, headers, body: command.body };
    case 'delete': {
      const filter = command.versions === undefined ? '' : `?match[version]=${command.versions}`;
      return { method: 'DELETE', url: `${path}${command.objectId}/${filter}`, headers: taxii };
    }
    case 'post': {
      const { labels, objects } = command;
      const given = labels === undefined ? {} : { x_sekisho_labels: labelsOf(labels) };
      return { method: 'POST', url: path, headers, body: JSON.stringify({ ...given, objects }) };
    }
  }
}

/** Changes a document of the directory. */
export function put<K extends DirectoryKind>(kind: K, id: string, document: Documents[K]): Command {
  return { does: 'put', kind, id, document };
}

/** Whether audiences that nobody reads as are all that there is: then nothing needs to be tried on them. */
export function isEmpty(audiences: readonly string[]): boolean {
  return audiences.every((id) => id === abroad);
}
