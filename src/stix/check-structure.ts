/**
 * The structure of one object: everything that the tables say and a schema can tell (layer `schema` of
 * `docs/stix-rules.md`, and S-GEN-10, S-GEN-11 of layer `code`).
 *
 * One generated function a type, found by name and never tried in turn, says whether anything is wrong;
 * what is wrong is found out only then. A custom type is judged as an
 * object with versions or as an observable, by what its extension says or else by what it has (§7.3, §11.2).
 */
import type { JsonObject } from '../base/json.ts';
import { quote } from '../base/problem.ts';
import type { Finding, Profile } from './finding.ts';
import { structureChecks } from './generated/structure-checks.ts';
import { isObject } from './rules/rule.ts';
import { structureFindings } from './structure-findings.ts';

const checks: ReadonlyMap<string, (object: JsonObject) => boolean> = structureChecks;
const customNames = ['custom-object', 'custom-observable'];

/**
 * The faults of an object's structure, none for a valid one. Bounded: an object with very many faults gets
 * a hundred of them, errors first, and is refused. A bundle's members are not looked into.
 *
 * The object's nesting must have been bounded by whoever read it.
 */
export function checkStructure(object: JsonObject, profile: Profile): readonly Finding[] {
  const { type } = object;
  if (typeof type !== 'string') return [untyped(object)];
  const check = customNames.includes(type) ? undefined : checks.get(type);
  if (check === undefined) return checkCustom(object, type, profile);
  return check(object) ? none : structureFindings(type, object, profile);
}

const none: readonly Finding[] = Object.freeze([]);

function untyped(object: JsonObject): Finding {
  if (Object.hasOwn(object, 'type')) {
    const rule = object.type === null ? 'S-GEN-02' : 'S-GEN-04';
    const message = { en: '`type` is no string', ja: '`type` が文字列ではありません' };
    return { rule, pointer: '/type', level: 'error', message };
  }
  const message = { en: '`type` is missing', ja: '`type` がありません' };
  return { rule: 'S-GEN-03', pointer: '', level: 'error', message };
}

function checkCustom(object: JsonObject, type: string, profile: Profile): readonly Finding[] {
  const declared = declaredKind(object);
  const versioned =
    declared === undefined
      ? object.created !== undefined || object.modified !== undefined
      : declared !== 'new-sco';
  const document = versioned ? 'custom-object' : 'custom-observable';
  const findings = checks.get(document)?.(object)
    ? none
    : structureFindings(document, object, profile, declared !== undefined);
  const { id } = object;
  if (typeof id !== 'string' || id.startsWith(`${type}--`)) return findings;
  return [...findings, foreignId(id, type)];
}

function foreignId(id: string, type: string): Finding {
  const message = {
    en: `${quote(id)} does not begin with the type ${quote(type)}`,
    ja: `${quote(id)} が型 ${quote(type)} で始まっていません`,
  };
  return { rule: 'S-ID-02', pointer: '/id', level: 'error', message };
}

/** What an extension says the new type is (§7.3.2.2). */
function declaredKind(object: JsonObject): string | undefined {
  if (!isObject(object.extensions)) return undefined;
  for (const [name, extension] of Object.entries(object.extensions)) {
    if (!name.startsWith('extension-definition--') || !isObject(extension)) continue;
    const kind = extension.extension_type;
    if (kind === 'new-sdo' || kind === 'new-sro' || kind === 'new-sco') return kind;
  }
  return undefined;
}
