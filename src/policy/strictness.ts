/**
 * Which value of an axis is the stricter one: one order for every axis, in one place.
 *
 * The least upper bound of two values is commutative, associative and idempotent, so that tightenings may
 * come in any order; that the shipped packs never open anything for a stricter key is a property of the
 * tests.
 */
import type { DecisionKey, KeyAxis } from './decision-key.ts';
import { labelRanks, type Ranks } from './label-strictness.ts';
import { markingKinds, services, tlpLevels } from './vocabulary.ts';

/** The ranks of every axis; `docs/labels.md` explains them. */
export const strictness: { readonly [Axis in KeyAxis]: Ranks<DecisionKey[Axis]> } = {
  category: labelRanks.category,
  data_kind: labelRanks.data_kind,
  publicity: labelRanks.publicity,
  identifiability: labelRanks.identifiability,
  coordination: labelRanks.coordination,
  // No statement changes what a body is marked with. That there is no TLP may be stricter than any but RED.
  tlp: [tlpLevels.filter((level) => level !== 'red'), ['red']],
  markings: markingKinds.map((kind) => [kind]),
  consent: [['given', 'not_stated'], ['ahead'], ['lapsed'], ['withdrawn'], ['unknown']],
  embargo: [['none'], ['over'], ['ahead'], ['unknown']],
  terms: [['none', 'stated'], ['unweighed'], ['unknown']],
  provenance: [['usable'], ['not_stated'], ['consent_needed'], ['unusable'], ['unknown']],
  service: [['not_stated'], services.filter((service) => service !== 'unknown'), ['unknown']],
  nda: labelRanks.nda,
  stage: [['rapid'], ['not_stated'], ['detailed'], ['unknown']],
  unrecognised: [['no'], ['yes']],
  body: [['bare'], ['labelled']],
  creator: [['none'], ['named']],
  attribution: [['granted'], ['not_granted']],
  public_set: [['yes'], ['no']],
};
