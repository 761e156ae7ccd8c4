/**
 * Marking definitions as submitters send them: copies of those that are fixed, statements, and anything
 * else that an id may be given to.
 *
 * An id that everybody knows decides what a definition is. A copy that says something else under such an
 * id is refused; one that says the same in other words is replaced by the definition that the id stands for.
 */
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '../base/json.ts';
import { quote } from '../base/problem.ts';
import type { Words } from '../base/words.ts';
import type { Finding } from '../stix/finding.ts';
import { tlp2ExtensionId } from '../stix/tables/markings.ts';
import { handlingExtension, handlingMarkingExtension } from './extension-definitions.ts';
import { handlingDefinition, handlingMarkingOf } from './handling-markings.ts';
import { idPlaces } from './id-places.ts';
import { bilingual } from './labels.ts';
import { canonicalMarking, levelNamed, tlpDefinition, tlpOfMarking } from './tlp.ts';
import { handlingExtensionId } from './vocabulary.ts';

/** What is to be made of an object because of the marking ids in it. */
export interface MarkingJudgement {
  /** Errors refuse the object, warnings do not. Rules in `docs/labels.md`. */
  readonly findings: readonly Finding[];
  /** What is kept in the object's place: the definition that its id stands for. */
  readonly canonical: JsonObject | undefined;
}

/** Judges the fixed ids that an object bears or names. Total. */
export function judgeMarkings(object: JsonObject): MarkingJudgement {
  const id = typeof object.id === 'string' ? object.id : '';
  const ours = ourDefinition(id);
  if (ours !== undefined) return { findings: oursFindings(object, ours), canonical: undefined };
  const aliases = idPlaces(object).aliases.map(({ id: alias, pointer }) => {
    const message = bilingual(
      `stands for ${quote(canonicalMarking(alias))} and is read as it; it is not passed on`,
      `${quote(canonicalMarking(alias))} を指すものとして扱い、この ID のままでは提供しない`,
    );
    return warning('L-TLP-01', pointer, message);
  });
  const canonical = tlpDefinition(id);
  if (canonical === undefined || isDeepStrictEqual(object, canonical)) {
    return { findings: aliases, canonical: undefined };
  }
  const { finding, same } = tlpCopy(object, canonical);
  return { findings: [...aliases, finding], canonical: same ? canonical : undefined };
}

/** The one body that an id of ours may come with. */
function ourDefinition(id: string): JsonObject | undefined {
  const marking = handlingMarkingOf(id);
  if (marking !== undefined) return handlingDefinition(marking);
  return [handlingExtension, handlingMarkingExtension].find((definition) => definition.id === id);
}

function oursFindings(object: JsonObject, canonical: JsonObject): readonly Finding[] {
  if (isDeepStrictEqual(object, canonical)) return [];
  const message = bilingual(
    `${quote(String(canonical.id))} has one published form, and this is another`,
    `${quote(String(canonical.id))} は公表された形と異なる`,
  );
  return [{ rule: 'L-MARK-01', pointer: '/id', level: 'error', message }];
}

function tlpCopy(object: JsonObject, canonical: JsonObject): { finding: Finding; same: boolean } {
  const level = tlpOfMarking(String(canonical.id));
  const said = wordsOf(object).flatMap((word) => levelNamed(word) ?? []);
  if (said.length > 0 && said.every((one) => one === level)) {
    const message = bilingual(
      `differs from ${quote(String(canonical.name))} as published, which is kept in its place`,
      `公表された ${quote(String(canonical.name))} と異なるため、公表されたものに置き換える`,
    );
    return { finding: warning('L-TLP-03', '', message), same: true };
  }
  const message = bilingual(
    `is the id of ${quote(String(canonical.name))}, which this definition does not say`,
    `${quote(String(canonical.name))} の ID だが、定義の内容が異なる`,
  );
  return { finding: { rule: 'L-TLP-02', pointer: '/id', level: 'error', message }, same: false };
}

/** Every text by which products say the level of a TLP definition. */
function wordsOf({ name, definition_type: kind, definition, extensions }: JsonObject): string[] {
  const extension = isObject(extensions) ? extensions[tlp2ExtensionId] : undefined;
  const said = [
    name,
    kind,
    ...(isObject(definition) ? Object.values(definition) : []),
    isObject(extension) ? extension.tlp_2_0 : undefined,
  ];
  return said.filter((one) => typeof one === 'string');
}

/** Whether a marking definition is a statement and nothing more, under an id that says nothing else. */
export function isStatement({ type, id, definition_type: kind, extensions }: JsonObject): boolean {
  if (type !== 'marking-definition' || kind !== 'statement') return false;
  if (typeof id === 'string' && tlpOfMarking(id) !== undefined) return false;
  if (extensions === undefined) return true;
  return isObject(extensions) && Object.keys(extensions).every((id) => id === handlingExtensionId);
}

function warning(rule: string, pointer: string, message: Words): Finding {
  return { rule, pointer, level: 'warning', message };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
