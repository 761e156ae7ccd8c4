/**
 * Values whose kind is known from the tables, where a schema cannot judge them: base64, instants
 * that do not exist, terms outside their vocabulary (STIX 2.1 §2.1, §2.14, §2.16).
 *
 * For each type a plan is made once: the properties to look at and, for lists and nested objects, how to
 * go on. A check then costs a few lookups.
 */
import type { JsonObject, JsonValue } from '../../base/json.ts';
import { quote } from '../../base/problem.ts';
import type { Words } from '../../base/words.ts';
import { nestedTypes } from '../tables/nested-types.ts';
import { objectTypes } from '../tables/object-types.ts';
import { predefinedExtensions } from '../tables/predefined-extensions.ts';
import type { Kind, Property } from '../tables/property.ts';
import { vocabularies } from '../tables/vocabularies.ts';
import { isRealInstant, isTimestampShaped } from './instants.ts';
import { type CodeRule, type Fault, isObject, kept, pointerTo } from './rule.ts';

/**
 * Looks at the value at `parent`/`step` and adds what is wrong. Without `parent` no pointers are made: a
 * first look, which for a good object is the only one, takes none.
 */
type Visit = (
  value: JsonValue,
  parent: string | undefined,
  step: string | number,
  faults: Fault[],
) => void;
type Plan = readonly { readonly name: string; readonly visit: Visit }[];
/** The visit of values of this kind, where a rule has one. */
type LeafVisit = (kind: Kind) => Visit | undefined;

function visitOf(kind: Kind, leaf: LeafVisit): Visit | undefined {
  switch (kind.kind) {
    case 'list':
      return visitEach(visitOf(kind.of, leaf));
    case 'dictionary':
      return visitEach((kind.of ?? []).map((each) => visitOf(each, leaf)).find(Boolean));
    case 'nested':
      return visitPlan(planOf(nestedProperties(kind.type), leaf));
    case 'extensions': {
      const members = Object.entries(predefinedExtensions).flatMap(([name, table]) => {
        const visit = visitPlan(planOf(Object.entries(table.properties as PropertyMap), leaf));
        return visit === undefined ? [] : [{ name, visit }];
      });
      return visitPlan(members);
    }
    default:
      return leaf(kind);
  }
}

function nestedProperties(type: string) {
  const tables: Readonly<Record<string, { readonly properties: PropertyMap }>> = nestedTypes;
  return Object.entries(tables[type]?.properties ?? {});
}

type PropertyMap = Readonly<Record<string, Property>>;

function planOf(properties: Iterable<readonly [string, Property]>, leaf: LeafVisit): Plan {
  const plan: Plan[number][] = [];
  for (const [name, property] of properties) {
    const visit = visitOf(property, leaf);
    if (visit !== undefined) plan.push({ name, visit });
  }
  return plan;
}

function visitEach(visit: Visit | undefined): Visit | undefined {
  if (visit === undefined) return undefined;
  return (value, parent, step, faults) => {
    if (typeof value !== 'object' || value === null) return;
    const pointer = parent === undefined ? undefined : pointerTo(parent, step);
    if (Array.isArray(value)) {
      const items: readonly JsonValue[] = value;
      for (let index = 0; index < items.length; index++) {
        visit(items[index] ?? null, pointer, index, faults);
      }
      return;
    }
    for (const [key, item] of Object.entries(value)) visit(item, pointer, key, faults);
  };
}

function visitPlan(plan: Plan): Visit | undefined {
  if (plan.length === 0) return undefined;
  return (value, parent, step, faults) => {
    if (!isObject(value)) return;
    follow(plan, value, parent === undefined ? undefined : pointerTo(parent, step), faults);
  };
}

function follow(
  plan: Plan,
  object: JsonObject,
  pointer: string | undefined,
  faults: Fault[],
): void {
  for (const { name, visit } of plan) {
    const value = object[name];
    if (value !== undefined) visit(value, pointer, name, faults);
  }
}

/** Where a first look notes faults; empty between checks, so that a good object costs no array. */
const scratch: Fault[] = [];

/** A rule about every value of one kind, wherever the tables say that it stands. */
function leafRule(rule: string, force: CodeRule['force'], leaf: LeafVisit): CodeRule {
  const plans = new Map<string, Plan>();
  for (const [type, { properties }] of objectTypes) {
    const plan = planOf(properties, leaf);
    if (plan.length > 0) plans.set(type, plan);
  }
  return {
    rule,
    force,
    applies: (type) => plans.has(type),
    check(object) {
      const plan = plans.get(object.type as string);
      if (plan === undefined) return kept;
      follow(plan, object, undefined, scratch);
      if (scratch.length === 0) return kept;
      scratch.length = 0;
      const faults: Fault[] = [];
      follow(plan, object, '', faults);
      return faults;
    },
  };
}

/** Base64 in its one canonical form: padded, standard alphabet, the unused bits zero (RFC 4648 §3.5). */
function isCanonicalBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  const digits = text.length - padding;
  for (let at = 0; at < digits; at++) if (base64Value(text.charCodeAt(at)) < 0) return false;
  if (padding === 0) return true;
  const last = base64Value(text.charCodeAt(digits - 1));
  return last >= 0 && last % (padding === 2 ? 16 : 4) === 0;
}

const base64Digits = Buffer.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
);
const base64Values = Int8Array.from({ length: 128 }, (_, code) => base64Digits.indexOf(code));

function base64Value(code: number): number {
  return base64Values[code] ?? -1;
}

/** A visit of text values: `words` says what is wrong with one, if anything is. */
function visitText(words: (text: string) => Words | undefined): Visit {
  return (value, parent, step, faults) => {
    const message = typeof value === 'string' ? words(value) : undefined;
    if (message === undefined) return;
    faults.push({ pointer: parent === undefined ? '' : pointerTo(parent, step), message });
  };
}

const notBase64 = { en: 'is not canonical base64', ja: '正規の base64 ではありません' };
const noInstant = { en: 'this instant does not exist', ja: '存在しない日時です' };

const visitBinary = visitText((text) => (isCanonicalBase64(text) ? undefined : notBase64));
const visitTimestamp = visitText((text) =>
  isTimestampShaped(text) && !isRealInstant(text) ? noInstant : undefined,
);

function visitTerm(name: keyof typeof vocabularies): Visit {
  const terms: ReadonlySet<string> = new Set(vocabularies[name]);
  return visitText((text) =>
    terms.has(text)
      ? undefined
      : {
          en: `${quote(text)} is not in the vocabulary ${name}-ov`,
          ja: `${quote(text)} は語彙 ${name}-ov にありません`,
        },
  );
}

/** Binary values are canonical base64. */
export const sGen14 = leafRule('S-GEN-14', 'must', ({ kind }) =>
  kind === 'binary' ? visitBinary : undefined,
);

/** Timestamps are real instants. */
export const sGen19 = leafRule('S-GEN-19', 'must', ({ kind }) =>
  kind === 'timestamp' ? visitTimestamp : undefined,
);

/** Terms of open vocabularies are best taken from their lists. */
export const sGen22 = leafRule('S-GEN-22', 'should', (kind) =>
  kind.kind === 'vocabulary' ? visitTerm(kind.name) : undefined,
);
