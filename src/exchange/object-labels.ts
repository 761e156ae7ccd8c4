/**
 * What is known of the handling of a stored object: labels as declared and as they count, and why an
 * audience gets it or does not.
 */
import type { Micros } from '../base/time.ts';
import { type Effective, effectiveLabels } from '../policy/assertion.ts';
import { type Explanation, explainKey } from '../policy/explain.ts';
import type { Reader } from '../policy/reader.ts';
import type { AssertionReads } from '../store/assertion-store.ts';
import type { Decider } from './decider.ts';
import type { Directory } from './directory.ts';
import { type Weighed, type WeighedReads, weigh } from './weigh.ts';

/** What is asked of whom. */
export interface ObjectQuestion {
  readonly store: WeighedReads & Pick<AssertionReads, 'contributionsNamed'>;
  readonly directory: Directory;
  readonly now: Micros;
}

/** A weighed contribution with the labels that count for it. */
export interface Labelled extends Weighed {
  readonly effective: Effective;
}

/** Every contribution of an object, weighed; empty for one that was never submitted. */
export async function weighStored(
  { store, directory, now }: ObjectQuestion,
  objectId: string,
): Promise<readonly Weighed[]> {
  return weigh(store, directory, now, await store.contributionsNamed(objectId));
}

/** As `weighStored`, with the labels that count and who determined each. */
export async function labelsOfStored(
  question: ObjectQuestion,
  objectId: string,
): Promise<readonly Labelled[]> {
  return (await weighStored(question, objectId)).map((weighed) => {
    const { declared, assertions, object } = weighed;
    return { ...weighed, effective: effectiveLabels(declared, assertions, question.now, object) };
  });
}

/** Why this audience gets a contribution or does not, by its labels alone. */
export function explainWeighed(
  decider: Decider,
  directory: Directory,
  { contribution, declared, counted }: Weighed,
  audience: string,
): Explanation {
  return explainKey(decider.pack, {
    object: contribution.objectId,
    labelSource: declared.source,
    key: counted.key,
    next: counted.nextPhase,
    reader: readerNamed(directory, audience),
  });
}

/** An audience with what the directory says of it. */
export function readerNamed(directory: Directory, audience: string): Reader {
  return { id: audience, attributes: directory.audiences.get(audience)?.attributes ?? {} };
}
