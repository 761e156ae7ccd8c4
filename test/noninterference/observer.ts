/**
 * The observer: puts the same questions to two worlds and compares the answers, byte for byte.
 */
import { invariant } from '../../src/base/problem.ts';
import { taxiiMediaType } from '../../src/taxii/media-type.ts';
import {
  deletions,
  deskAccount,
  deskLists,
  glance,
  nextOf,
  seenIn,
  textOf,
  wholeGaze,
} from './gaze.ts';
import type { Answer, Request, World } from './world.ts';

/** A request whose answers differ. */
export interface Sight {
  readonly request: string;
  readonly plain: string;
  readonly varied: string;
}

/** What the observer was told when it did something. */
export interface Told {
  readonly request: string;
  readonly answer: string;
}

/** How many requests of each part of the whole gaze are made after a step, and after the last. */
const sampled = 4;
const sampledAtLast = 40;
const deletedAtLast = 20;

/** Puts the same questions to both worlds. */
export class Observer {
  readonly #worlds: readonly [World, World];
  #random: number;

  constructor(worlds: readonly [World, World], seed: number) {
    this.#worlds = worlds;
    this.#random = 1 + (seed % 2_147_483_000);
  }

  /** Compares what it was told in either world. */
  compareOwn([plain, varied]: readonly [readonly Told[], readonly Told[]]): Sight | undefined {
    invariant(plain.length === varied.length, 'the observer does the same in both worlds');
    for (const [index, { request, answer }] of plain.entries()) {
      const other = varied[index]?.answer ?? '';
      if (answer !== other) return { request: `own ${request}`, plain: answer, varied: other };
    }
    return undefined;
  }

  /** Looks at what shows everything and at a sample of all else; in the end tries to delete what there is. */
  async look(last: boolean): Promise<Sight | undefined> {
    const shown: Answer[] = [];
    for (const request of glance) {
      const { difference, answer } = await this.#put(request);
      if (difference !== undefined) return difference;
      shown.push(answer);
    }
    const parts = wholeGaze(seenIn(shown));
    const asked = parts.flatMap((part) => this.#sample(part, last ? sampledAtLast : sampled));
    const deleted = last ? this.#sample(deletions, deletedAtLast) : [];
    for (const request of [...asked, ...deleted]) {
      const difference = await this.#walk(request);
      if (difference !== undefined) return difference;
    }
    return (await this.#lookAtStatuses()) ?? this.#lookAtDesk();
  }

  /** Asks and goes on while there is more. */
  async #walk(request: Request): Promise<Sight | undefined> {
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
  async #lookAtStatuses(): Promise<Sight | undefined> {
    const [one, other] = this.#worlds;
    for (const index of one.ownStatuses.keys()) {
      const found =
        (await this.#differ(`own status ${index}`, (world) =>
          statusOf(world.ownStatuses[index]),
        )) ??
        (await this.#differ(`own submission ${index}`, (world) =>
          deskAccount(world.ownStatuses[index]),
        ));
      if (found !== undefined) return found;
    }
    for (const id of other.foreignStatuses.slice(-2)) {
      const found = await this.#differ('status of another', () => statusOf(id));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async #lookAtDesk(): Promise<Sight | undefined> {
    for (const list of deskLists) {
      const listed = await this.#differ(list.url, () => list, sortedItems);
      if (listed !== undefined) return listed;
    }
    return undefined;
  }

  /** Asks both worlds something of their own. */
  async #differ(
    request: string,
    requestIn: (world: World) => Request,
    textFrom: (text: string) => string = (text) => text,
  ): Promise<Sight | undefined> {
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

function statusOf(id: string | undefined): Request {
  return { method: 'GET', url: `/hub/status/${id}/`, headers: { accept: taxiiMediaType } };
}

/** An answer with the items of its list in the order of their texts. */
function sortedItems(answer: string): string {
  const at = answer.indexOf('\n\n') + 2;
  const { items, ...rest } = JSON.parse(answer.slice(at)) as { readonly items: readonly object[] };
  const sorted = items.map((item) => JSON.stringify(item)).sort();
  return answer.slice(0, at) + JSON.stringify({ ...rest, items: sorted });
}
