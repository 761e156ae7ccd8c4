/**
 * The two STIX extension definitions of ours: labels in an object's body, and labels as marking definitions.
 *
 * Published in `schemas/`; a test holds the files and this one together.
 */
import type { JsonObject } from '../base/json.ts';
import { handlingMarkingExtensionId } from './handling-marking-ids.ts';
import { handlingExtensionId } from './vocabulary.ts';

const common = {
  type: 'extension-definition',
  spec_version: '2.1',
  created_by_ref: 'identity--650e3666-529c-4b46-98b9-1aff310b5dca',
  created: '2026-11-22T00:00:00.000Z',
  modified: '2026-11-22T00:00:00.000Z',
  version: '1.0.0',
  extension_types: ['property-extension'],
};

/** The definition of the handling extension. */
export const handlingExtension: JsonObject = {
  ...common,
  id: handlingExtensionId,
  name: 'Sekisho handling labels',
  description:
    'Handling labels on any SDO, SRO or SCO: what it is about, how public it is, whether it may point at a victim, where it came from and under which conditions it may be passed on. They are read by the hub that receives the object and never passed on.',
  schema:
    'JSON Schema (draft 2020-12): labels.schema.json, published beside this object in schemas/',
};

/** The definition of the extension that makes a marking definition a handling marking. */
export const handlingMarkingExtension: JsonObject = {
  ...common,
  id: handlingMarkingExtensionId,
  name: 'Sekisho handling markings',
  description:
    'One handling label as a marking definition: one axis and one value. All marking definitions with this extension are published, with fixed ids; no other is one. They are read by the hub that receives what they mark and never passed on.',
  schema:
    'JSON Schema (draft 2020-12): handling-marking.schema.json, published beside this object in schemas/',
};
