/**
 * Where the ids stand in a body that it is not passed on with: those of the labels' notations, and wrong
 * TLP ids. Each body is gone over once, however often it is asked.
 */
import type { JsonObject, JsonValue } from '../base/json.ts';
import { handlingIds } from './handling-markings.ts';
import { envelopeLabelsName } from './labels.ts';
import { tlpAlias } from './tlp.ts';

/** A place in a body. */
export interface IdPlace {
  /** The id as it is written there, or `x_sekisho_labels`. */
  readonly id: string;
  /** A JSON pointer, without escapes. */
  readonly pointer: string;
}

/** The places that make a body one for the hub only. */
export interface IdPlaces {
  /** Ids of the labels' notations. What such an id is the name of has not been looked into. */
  readonly labels: readonly IdPlace[];
  /** Wrong TLP ids. */
  readonly aliases: readonly IdPlace[];
}

const known = new WeakMap<JsonObject, IdPlaces>();

/** The places in a body, in its order. The body must not be changed afterwards. */
export function idPlaces(object: JsonObject): IdPlaces {
  const found = known.get(object) ?? find(object);
  known.set(object, found);
  return found;
}

function find(object: JsonObject): IdPlaces {
  const labels: IdPlace[] = [];
  const aliases: IdPlace[] = [];
  const path: string[] = [];
  visit(object);
  return { labels, aliases };

  function visit(value: JsonValue): void {
    if (typeof value === 'string') {
      if (isLabelId(value)) labels.push(here(value));
      else if (isAlias(value)) aliases.push(here(value));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const members = value as Readonly<Record<string, JsonValue>>;
    for (const name in members) {
      path.push(name);
      if (name === envelopeLabelsName || isLabelId(name)) labels.push(here(name));
      else visit(members[name] ?? null);
      path.pop();
    }
  }

  function here(id: string): IdPlace {
    return { id, pointer: `/${path.join('/')}` };
  }
}

/** Looked at by its length first: most texts are no ids. */
const labelIdLengths: ReadonlySet<number> = new Set([...handlingIds].map((id) => id.length));

function isLabelId(text: string): boolean {
  return labelIdLengths.has(text.length) && handlingIds.has(text.toLowerCase());
}

const markingIdLength = 'marking-definition--00000000-0000-4000-8000-000000000000'.length;

function isAlias(text: string): boolean {
  return text.length === markingIdLength && tlpAlias(text) !== undefined;
}
