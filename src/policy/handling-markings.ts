/**
 * Handling markings: the second notation of labels, one marking definition for each value of each axis
 * whose values can be counted.
 *
 * They are what products keep that drop extensions, what a granular marking can put on one property, and
 * what an observable carries without touching its deterministic id. Their ids and bodies are fixed
 * (`schemas/handling-markings.json`); nothing else is one of them, and none of them ever leaves the hub.
 */
import type { JsonObject } from '../base/json.ts';
import { handlingMarkingExtensionId, handlingMarkingUuids } from './handling-marking-ids.ts';
import * as words from './vocabulary.ts';

/**
 * What a marking says something of: an axis of the labels, or a part of one. Where only `unknown` is
 * listed, or for consent `withdrawn`, the rest is free and can be said in the extension only.
 */
export const markedAxes = {
  category: words.categories,
  data_kind: words.dataKinds,
  publicity: words.publicities,
  identifiability: words.identifiabilities,
  provenance: ['unknown'],
  'provenance.service': words.services,
  'provenance.basis': words.bases,
  'provenance.nda': words.ndas,
  consent: ['withdrawn', 'unknown'],
  coordination: words.coordinations,
  terms: ['unknown'],
  not_before: ['unknown'],
  stage: words.stages,
  attribution: words.attributions,
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The name of an axis that markings speak of, as `markedAxes` writes it. */
export type MarkedAxis = keyof typeof markedAxes;

/** One handling marking. */
export interface HandlingMarking {
  readonly id: string;
  /** `AXIS:VALUE`, a part of an axis after a hyphen: `PROVENANCE-NDA:COVERED`. */
  readonly name: string;
  readonly axis: MarkedAxis;
  readonly value: string;
}

/** The version of the marking extension's schema. */
export const markingSchemaVersion = '1.0';

const markingCreated = '2026-11-22T00:00:00.000Z';

/** All handling markings, in the order of the axes and their values. */
export const handlingMarkings: readonly HandlingMarking[] = Object.entries(markedAxes).flatMap(
  ([axis, values]) => values.map((value) => markingOf(axis as MarkedAxis, value)),
);

function markingOf(axis: MarkedAxis, value: string): HandlingMarking {
  const name = `${axis.replace('.', '-')}:${value}`.toUpperCase();
  return { id: `marking-definition--${handlingMarkingUuids[name]}`, name, axis, value };
}

const byId: ReadonlyMap<string, HandlingMarking> = new Map(
  handlingMarkings.map((marking) => [marking.id, marking]),
);

/** The handling marking with this id, letter by letter, if there is one. */
export function handlingMarkingOf(id: string): HandlingMarking | undefined {
  return byId.get(id);
}

/** The marking definition by which a handling marking travels to the hub. */
export function handlingDefinition({ id, name, axis, value }: HandlingMarking): JsonObject {
  const says = { schema_version: markingSchemaVersion, axis, value };
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id,
    created: markingCreated,
    name,
    extensions: {
      [handlingMarkingExtensionId]: { extension_type: 'property-extension', ...says },
    },
  };
}

/** Ids that no body leaves with: the two extensions and every marking, in lower case. */
export const handlingIds: ReadonlySet<string> = new Set([
  words.handlingExtensionId,
  handlingMarkingExtensionId,
  ...byId.keys(),
]);
