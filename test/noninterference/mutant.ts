/**
 * What mutants are made of: a leak built into the hub, the writer's store or the HTTP layer of a real server,
 * which remembers what a leaky program would have at hand: everything that anyone submitted, visible or not.
 */
import type { FastifyInstance } from 'fastify';
import type { OpenHub } from '../../src/exchange/open-hub.ts';
import type { StoreTransaction } from '../../src/store/store.ts';
import type { Fault } from './world.ts';

/** A leak: the channel of docs/non-interference.md that it opens, and how to build it into one server. */
export interface Mutant {
  readonly name: string;
  readonly channel: number;
  readonly fault: () => Fault;
}

/** What a leaky program knows of everything submitted. */
export class Memory {
  readonly objects: {
    readonly id: string;
    readonly version: string;
    readonly collection: string;
  }[] = [];
  readonly moved = new Map<string, number>();
  changes = 0;

  /** Notes the objects of a POST. */
  note(collection: string, body: Uint8Array): void {
    this.changes += 1;
    this.moved.set(collection, this.changes);
    for (const { id, modified = '' } of readObjects(body)) {
      this.objects.push({ id, version: modified, collection });
    }
  }

  has(collection: string, id: string): boolean {
    return this.objects.some((one) => one.id === id && one.collection === collection);
  }

  countOf(collection: string): number {
    return this.objects.filter((one) => one.collection === collection).length;
  }
}

/** The objects of a body, if it has any. */
export function readObjects(body: Uint8Array): readonly { id: string; modified?: string }[] {
  try {
    const { objects } = JSON.parse(Buffer.from(body).toString()) as { objects?: unknown };
    if (!Array.isArray(objects)) return [];
    return objects.filter((one) => typeof one === 'object' && one !== null && 'id' in one);
  } catch {
    return [];
  }
}

/** A mutant of the hub as the HTTP layers see it. */
export function ofHub(
  name: string,
  channel: number,
  spoil: (hub: OpenHub, memory: Memory) => Partial<OpenHub>,
): Mutant {
  const fault = () => {
    const memory = new Memory();
    return { hub: (hub: OpenHub) => spoiled(hub, memory, spoil) };
  };
  return { name, channel, fault };
}

function spoiled(
  hub: OpenHub,
  memory: Memory,
  spoil: (hub: OpenHub, memory: Memory) => Partial<OpenHub>,
): OpenHub {
  const noting: OpenHub = {
    ...hub,
    async submit(party, access, body) {
      const submission = await hub.submit(party, access, body);
      memory.note(access.collection.id, body);
      return submission;
    },
  };
  return { ...noting, ...spoil(noting, memory) };
}

/** A mutant of what the writer's units of work read and write. */
export function ofStore(
  name: string,
  channel: number,
  spoil: (tx: StoreTransaction) => Partial<StoreTransaction>,
): Mutant {
  return { name, channel, fault: () => ({ store: (tx) => ({ ...tx, ...spoil(tx) }) }) };
}

/** A mutant of the HTTP layer. */
export function ofApp(
  name: string,
  channel: number,
  spoil: (app: FastifyInstance, memory: Memory) => void,
): Mutant {
  const fault = () => {
    const memory = new Memory();
    return {
      hub: (hub: OpenHub) => spoiled(hub, memory, () => ({})),
      app: (app: FastifyInstance) => spoil(app, memory),
    };
  };
  return { name, channel, fault };
}
