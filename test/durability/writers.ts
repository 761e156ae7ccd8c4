/**
 * Writers at full speed, who remember what they were promised.
 *
 * A writer's objects are its own, so what must be there in the end follows from its answers alone. A
 * request without a whole answer promises nothing: what it meant to change may have happened or not.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CollectionName, Reply, ServerProcess } from '../support/server-process.ts';
import { indicator } from '../support/stix-objects.ts';

/** What must be true of one version in the end. */
export type Promised = 'there' | 'gone' | 'open';

/** What a writer knows. */
export interface Memory {
  /** By `id@version`. */
  readonly promised: Map<string, Promised>;
  /** Status resources of submissions answered while they were pending. */
  readonly pending: string[];
  /** How many requests were answered. */
  answers: number;
  /** Answers that no writer should get. */
  readonly faults: string[];
  /** Ids whose objects are there and complete, with the number of their versions. */
  readonly complete: Map<string, number>;
}

/** An empty memory. */
export function newMemory(): Memory {
  return { promised: new Map(), pending: [], answers: 0, faults: [], complete: new Map() };
}

/** How a writer behaves. */
export interface WriterPlan {
  readonly server: ServerProcess;
  readonly as: 'acme' | 'initech';
  readonly collection: CollectionName;
  readonly memory: Memory;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** A number for an object that no other writer makes. */
  readonly number: () => number;
  /** Objects beyond which a submission is answered while it is pending. */
  readonly pieceObjects: number;
}

/** Writes one thing after another until `stopped`; never rejects. */
export async function write(plan: WriterPlan, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    const choice = plan.random();
    if (choice < 0.5) await post(plan, 1 + Math.floor(plan.random() * 12));
    else if (choice < 0.65) {
      await post(plan, plan.pieceObjects + 1 + Math.floor(plan.random() * plan.pieceObjects));
    } else if (choice < 0.85) await postVersion(plan);
    else await remove(plan);
  }
}

function modifiedOf(version: number): string {
  return `2026-01-01T00:00:00.${String(version).padStart(3, '0')}Z`;
}

async function post(plan: WriterPlan, count: number): Promise<void> {
  const objects = Array.from({ length: count }, () => indicator(plan.number()));
  await submit(plan, objects, 0);
}

async function postVersion(plan: WriterPlan): Promise<void> {
  const [id, version] = chosen(plan);
  if (id === undefined || version === undefined) return;
  const number = Number(id.slice(-12));
  plan.memory.complete.delete(id);
  await submit(plan, [indicator(number, { modified: modifiedOf(version + 1) })], version + 1);
}

async function submit(
  plan: WriterPlan,
  objects: readonly ReturnType<typeof indicator>[],
  version: number,
): Promise<void> {
  const { memory } = plan;
  const names = objects.map(({ id }) => `${id}@${modifiedOf(version)}`);
  for (const name of names) memory.promised.set(name, 'open');
  const path = `${plan.server.path(plan.collection)}objects/`;
  const reply = await answered(plan, 'POST', path, JSON.stringify({ objects }));
  if (reply === undefined) return;
  const { status, json } = reply;
  const taken = json?.status === 'pending' ? json.total_count : json?.success_count;
  if (status !== 202 || taken !== objects.length) {
    memory.faults.push(`POST: ${status} ${JSON.stringify(json).slice(0, 500)}`);
    return;
  }
  for (const name of names) memory.promised.set(name, 'there');
  if (json.status === 'pending') memory.pending.push(json.id);
  else for (const { id } of objects) memory.complete.set(id, version);
}

async function remove(plan: WriterPlan): Promise<void> {
  const { memory } = plan;
  const [id] = chosen(plan);
  if (id === undefined) return;
  memory.complete.delete(id);
  const names = [...memory.promised.keys()].filter((name) => name.startsWith(`${id}@`));
  for (const name of names) memory.promised.set(name, 'open');
  const path = `${plan.server.path(plan.collection)}objects/${id}/`;
  const reply = await answered(plan, 'DELETE', path);
  if (reply === undefined) return;
  if (reply.status !== 200) memory.faults.push(`DELETE: ${reply.status}`);
  for (const name of names) memory.promised.set(name, 'gone');
}

/** One of the objects that are complete: another each time. */
function chosen({ memory, random }: WriterPlan): readonly [string, number] | readonly [] {
  const all = [...memory.complete];
  return all[Math.floor(random() * all.length)] ?? [];
}

/** The answer, or `undefined` when the server died before it had answered. */
async function answered(
  plan: WriterPlan,
  method: string,
  path: string,
  body?: string,
): Promise<Reply | undefined> {
  try {
    const reply = await plan.server.ask(plan.as, method, path, body);
    plan.memory.answers += 1;
    return reply;
  } catch {
    await sleep(5);
    return undefined;
  }
}
