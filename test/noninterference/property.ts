/**
 * The property: two worlds, one of which also lives through what is secret, answer the observer alike.
 */
import { invariant, Problem } from '../../src/base/problem.ts';
import { taxiiMediaType } from '../../src/taxii/media-type.ts';
import {
  deletions,
  deskAccount,
  deskList,
  glance,
  nextOf,
  seenIn,
  textOf,
  wholeGaze,
} from './gaze.ts';
import type { Command, History } from './history.ts';
import { allLabels } from './objects.ts';
import {
  type Answer,
  collections,
  type Fault,
  openWorld,
  type Request,
  standingClock,
  type World,
} from './world.ts';

/** An answer in which the worlds differ: what the observer learns of what it may not see. */
export interface Difference {
  readonly step: number;
  readonly request: string;
  readonly plain: string;
  readonly varied: string;
}

/** Lives through a history in two worlds; the first difference that the observer sees, if any. */
export async function compareWorlds(
  history: History,
  fault?: () => Fault,
): Promise<Difference | undefined> {
  const clock = standingClock();
  const plain = await openWorld(history.setting, clock, fault);
  const varied = await openWorld(history.setting, clock, fault);
  try {
    const observer = new Observer([plain, varied], history.seed);
    for (const [step, { wait, ...lists }] of history.steps.entries()) {
      clock.moveTo(clock.now() + wait);
      for (const world of [plain, varied]) await world.hub.settle();
      const own = [await live(plain, lists.plain), await live(varied, lists.varied)] as const;
      const last = step === history.steps.length - 1;
      const found = observer.compareOwn(own) ?? (await observer.look(last));
      if (found !== undefined) return { step, ...found };
    }
    return undefined;
  } finally {
    await plain.close();
    await varied.close();
  }
}

/** Does a list of commands; returns the answers that the observer was given to its own. */
async function live(world: World, commands: readonly Command[]): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const command of commands) {
    const answer = await perform(world, command);
    if ('who' in command && command.who === 'observer' && answer !== undefined) {
      told.push({ request: command.does, answer: textOf(answer, world) });
    }
  }
  await world.hub.settle();
  return told;
}

interface Told {
  readonly request: string;
  readonly answer: string;
}

async function perform(world: World, command: Command): Promise<Answer | undefined> {
  switch (command.does) {
    case 'restart':
      return void (await world.restart());
    case 'put':
      return void (await world.put(command.kind, command.id, command.document));
    case 'state':
      return void (await state(world, command));
    default:
      return ask(world, command);
  }
}

/** What has not been submitted yet, or not by this consumer, is nothing that anybody can speak of. */
async function state(
  { hub }: World,
  { objectId: object, contributor, statement }: Extract<Command, { readonly does: 'state' }>,
): Promise<void> {
  const by = { kind: 'account', id: 'program' } as const;
  const stated = { object, contributor, statement, reason: 'seen', loosens: false };
  await hub.curation.assert({ by, mayLoosen: false, ...stated }).catch((error: unknown) => {
    if (!(error instanceof Problem) || error.kind === 'forbidden') throw error;
  });
}

type Asked = Exclude<Command, { readonly does: 'restart' | 'put' | 'state' }>;

async function ask(world: World, command: Asked): Promise<Answer> {
  const answer = await world.ask(command.who, requestOf(command));
  const id = /^\{"id":"([^"]*)"/.exec(answer.bytes.toString('latin1'))?.[1];
  if (answer.status.startsWith('202') && id !== undefined) {
    (command.who === 'observer' ? world.ownStatuses : world.foreignStatuses).push(id);
    // what is still under way has ended before the next thing happens.
    if (answer.bytes.includes('"status":"pending"')) await world.hub.settle();
  }
  return answer;
}

function requestOf(command: Asked): Request {
  if (command.does === 'tell the desk') {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(command.body);
    return { method: 'POST', url: `/desk/v1/${command.path}`, headers, body };
  }
  const path = `/hub/collections/${collections[command.collection]}/objects/`;
  const headers = { accept: taxiiMediaType, 'content-type': taxiiMediaType };
  switch (command.does) {
    case 'read':
      return {
        method: 'GET',
        url: `${path}?match[version]=all`,
        headers: { accept: taxiiMediaType },
      };
    case 'babble':
      return { method: 'POST', url: path, headers, body: command.body };
    case 'delete': {
      const filter = command.versions === undefined ? '' : `?match[version]=${command.versions}`;
      const url = `${path}${command.objectId}/${filter}`;
      return { method: 'DELETE', url, headers: { accept: taxiiMediaType } };
    }
    case 'post': {
      const { labels, objects } = command;
      const given = labels === undefined ? {} : { x_sekisho_labels: allLabels[labels] };
      return { method: 'POST', url: path, headers, body: JSON.stringify({ ...given, objects }) };
    }
  }
}

/** How many requests of each part of the whole gaze are made after a step, and after the last. */
const sampled = 5;
const sampledAtLast = 50;

/** Puts the same questions to both worlds. */
class Observer {
  readonly #worlds: readonly [World, World];
  #random: number;

  constructor(worlds: readonly [World, World], seed: number) {
    this.#worlds = worlds;
    this.#random = 1 + (seed % 2_147_483_000);
  }

  compareOwn([plain, varied]: readonly [readonly Told[], readonly Told[]]) {
    invariant(plain.length === varied.length, 'the observer does the same in both worlds');
    for (const [index, { request, answer }] of plain.entries()) {
      const other = varied[index]?.answer ?? '';
      if (answer !== other) return { request: `own ${request}`, plain: answer, varied: other };
    }
    return undefined;
  }

  /** Looks at what shows everything and at a sample of all else; in the end tries to delete all there is. */
  async look(last: boolean): Promise<Omit<Difference, 'step'> | undefined> {
    const shown: Answer[] = [];
    for (const request of glance) {
      const { difference, answer } = await this.#put(request);
      if (difference !== undefined) return difference;
      shown.push(answer);
    }
    const parts = wholeGaze(seenIn(shown));
    const asked = parts.flatMap((part) => this.#sample(part, last ? sampledAtLast : sampled));
    for (const request of last ? [...asked, ...deletions] : asked) {
      const difference = await this.#walk(request);
      if (difference !== undefined) return difference;
    }
    return this.#lookAtStatuses();
  }

  /** Asks and goes on while there is more. */
  async #walk(request: Request): Promise<Omit<Difference, 'step'> | undefined> {
    let step = request;
    for (;;) {
      const { difference, answer } = await this.#put(step);
      if (difference !== undefined) return difference;
      const next = nextOf(answer);
      if (next === undefined) return undefined;
      const sign = request.url.includes('?') ? '&' : '?';
      step = { ...request, url: `${request.url}${sign}next=${next}` };
    }
  }

  async #put(request: Request) {
    const [one, other] = this.#worlds;
    const [answer, otherAnswer] = [
      await one.ask('observer', request),
      await other.ask('observer', request),
    ];
    const [plain, varied] = [textOf(answer, one), textOf(otherAnswer, other)];
    const difference =
      plain === varied ? undefined : { request: `${request.method} ${request.url}`, plain, varied };
    return { answer, difference };
  }

  /** Its own submissions under their two ids; others', whose ids it cannot know, all the same. */
  async #lookAtStatuses(): Promise<Omit<Difference, 'step'> | undefined> {
    const [one, other] = this.#worlds;
    const headers = { accept: taxiiMediaType };
    const statusOf = async (world: World, id: string | undefined) => {
      const request = { method: 'GET', url: `/hub/status/${id}/`, headers } as const;
      return textOf(await world.ask('observer', request), world);
    };
    for (const [index, id] of one.ownStatuses.entries()) {
      const plain = await statusOf(one, id);
      const varied = await statusOf(other, other.ownStatuses[index]);
      if (plain !== varied) return { request: `own status ${index}`, plain, varied };
      const found = await this.#differ(`own submission ${index}`, (world) =>
        deskAccount(world.ownStatuses[index]),
      );
      if (found !== undefined) return found;
    }
    const listed = await this.#differ('own submissions', () => deskList, sortedItems);
    if (listed !== undefined) return listed;
    for (const id of other.foreignStatuses.slice(-2)) {
      const [plain, varied] = [await statusOf(one, id), await statusOf(other, id)];
      if (plain !== varied) return { request: 'status of another', plain, varied };
    }
    return undefined;
  }

  /** Asks both worlds something of their own. */
  async #differ(
    request: string,
    requestIn: (world: World) => Request,
    textFrom: (text: string) => string = (text) => text,
  ): Promise<Omit<Difference, 'step'> | undefined> {
    const answers = this.#worlds.map(async (world) =>
      textFrom(textOf(await world.ask('observer', requestIn(world)), world)),
    );
    const [plain = '', varied = ''] = await Promise.all(answers);
    return plain === varied ? undefined : { request, plain, varied };
  }

  #sample(requests: readonly Request[], length: number): readonly Request[] {
    return Array.from({ length }, () => {
      this.#random = (this.#random * 48_271) % (2 ** 31 - 1);
      return requests[this.#random % requests.length];
    }).filter((request) => request !== undefined);
  }
}

/** An answer with the items of its list in the order of their texts. */
function sortedItems(answer: string): string {
  const at = answer.indexOf('\n\n') + 2;
  const { items, ...rest } = JSON.parse(answer.slice(at)) as { readonly items: readonly object[] };
  const sorted = items.map((item) => JSON.stringify(item)).sort();
  return answer.slice(0, at) + JSON.stringify({ ...rest, items: sorted });
}
