/**
 * The documents that tell producers how to label: schemas, extension definitions, and every handling
 * marking in one bundle.
 */
import { handlingExtension, handlingMarkingExtension } from './extension-definitions.ts';
import { handlingMarkingExtensionId, handlingMarkingsBundleId } from './handling-marking-ids.ts';
import {
  handlingDefinition,
  handlingMarkings,
  markedAxes,
  markingSchemaVersion,
} from './handling-markings.ts';
import { labelsSchema } from './labels-schema.ts';

/** A JSON Schema (draft 2020-12) of the extension that a handling marking carries. */
const handlingMarkingSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'handling-marking.schema.json',
  title: 'Sekisho handling marking',
  description: `The body of the extension ${handlingMarkingExtensionId} on a marking definition: one value of one axis.`,
  type: 'object',
  properties: {
    extension_type: { const: 'property-extension' },
    schema_version: { const: markingSchemaVersion },
    axis: { enum: Object.keys(markedAxes) },
    value: { type: 'string' },
  },
  required: ['extension_type', 'schema_version', 'axis', 'value'],
  additionalProperties: false,
  oneOf: Object.entries(markedAxes).map(([axis, values]) => ({
    properties: { axis: { const: axis }, value: { enum: [...values] } },
  })),
};

const bundle = {
  type: 'bundle',
  id: handlingMarkingsBundleId,
  objects: [handlingMarkingExtension, ...handlingMarkings.map(handlingDefinition)],
};

/** The documents by the names of their files in `schemas/`. */
export function labelDocuments(): ReadonlyMap<string, object> {
  return new Map<string, object>([
    ['labels.schema.json', labelsSchema],
    ['handling-extension.json', handlingExtension],
    ['handling-marking.schema.json', handlingMarkingSchema],
    ['handling-marking-extension.json', handlingMarkingExtension],
    ['handling-markings.json', bundle],
  ]);
}
