/**
 * Explaining what a data folder holds, beside a server or without one.
 */
import { Problem, quote } from '../base/problem.ts';
import { systemClock } from '../base/time.ts';
import type { Explanation } from '../policy/explain.ts';
import { Decider } from './decider.ts';
import { buildDirectory } from './directory.ts';
import { explainWeighed, weighStored } from './object-labels.ts';
import { openFolder, packInForce } from './policy-commands.ts';

/** The explanation of one contribution of an object, and which one it is. */
export interface StoredExplanation {
  readonly collection: string;
  readonly contributor: string;
  readonly version: string;
  readonly explanation: Explanation;
}

/**
 * Why an audience gets each contribution of an object or does not, under the pack in force. Problems: `absent`
 * (no such object or audience), `unavailable`.
 */
export async function explainStored(
  folder: string,
  objectId: string,
  audience: string,
): Promise<readonly StoredExplanation[]> {
  const snapshot = await openFolder(folder);
  try {
    const directory = buildDirectory(await snapshot.directory(), await snapshot.logs());
    if (!directory.audiences.has(audience)) {
      throw new Problem('absent', `there is no audience ${quote(audience)}`);
    }
    const decider = new Decider(await packInForce(snapshot));
    const question = { store: snapshot, directory, now: systemClock.now() };
    const weighed = await weighStored(question, objectId);
    if (weighed.length === 0) throw new Problem('absent', `there is no object ${quote(objectId)}`);
    return weighed.map((one) => {
      const { collection, submitter: contributor, version } = one.contribution;
      const explanation = explainWeighed(decider, directory, one, audience);
      return { collection, contributor, version, explanation };
    });
  } finally {
    await snapshot.close();
  }
}
