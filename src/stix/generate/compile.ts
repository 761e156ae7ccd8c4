/**
 * From the JSON Schema documents to the source of validators that need neither ajv nor `eval`.
 *
 * Each error that a validator reports carries the rule it breaks in place of a path into the schema, and
 * a validator keeps no more than `structureErrorsMax` errors of one object.
 */
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import dependentRequired from 'ajv/dist/vocabularies/validation/dependentRequired.js';
import { buildLinkedDocuments, documentId, documentNames } from './documents.ts';
import type { Schema } from './schema-builder.ts';

/** The most errors that a validator keeps of one object. */
const structureErrorsMax = 1000;

/** Keywords under which a failure is only a step: the combinator itself speaks. */
const silentUnder = ['anyOf', 'oneOf', 'not', 'if', 'contains', 'propertyNames'];

const opening = `// @ts-nocheck
/**
 * Validators of the structure of STIX 2.1 objects. Made by src/stix/generate/main.ts; not to be edited.
 */
`;

/** The source of the module with every validator, by document name. */
export function compileValidators(): string {
  const documents = buildLinkedDocuments();
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: false },
    allErrors: true,
    messages: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    inlineRefs: false,
  });
  ajv.addVocabulary(['x-rules']);
  ajv.addKeyword(dependentRequired.default);
  for (const document of documents) ajv.addSchema(document);
  const exported = Object.fromEntries(
    documentNames.map((name) => [exportName(name), documentId(name)]),
  );
  const code = standalone.default(ajv, exported);
  const sources = new Map(documents.map((each) => [String(each.$id), each]));
  return `${opening}${compact(withRules(code, sources))}\n${registry()}`;
}

function exportName(name: string): string {
  return `validate_${name.replaceAll('-', '_')}`;
}

function registry(): string {
  const entries = documentNames.map((name) => `  ['${name}', ${exportName(name)}],\n`);
  return `export const structureErrorsMax = ${structureErrorsMax};\nexport const validators = new Map([\n${entries.join('')}]);\n`;
}

/** Puts each error's rule where ajv put the path of the failing keyword. */
function withRules(code: string, sources: ReadonlyMap<string, Schema>): string {
  return code
    .split(/(?=function validate\d+\()/)
    .map((part) => {
      const own = /\/\*# sourceURL="([^"]*)" \*\//.exec(part)?.[1] ?? '';
      return part.replace(/schemaPath:"([^"]*)"/g, (_, path: string) => {
        const [id, pointer = ''] = path.split('#');
        const document = sources.get(id || own);
        if (document === undefined) throw new Error(`no document for ${path}`);
        return `rule:${JSON.stringify(ruleAt(document, pointer))}`;
      });
    })
    .join('');
}

/** The rule that the keyword at this pointer follows; empty when a combinator speaks for it. */
function ruleAt(document: Schema, pointer: string): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
  const keyword = steps.pop() ?? '';
  let schema: unknown = document;
  let silent = keyword === 'if';
  for (const [index, step] of steps.entries()) {
    schema = (schema as Readonly<Record<string, unknown>>)[step];
    const container = steps[index - 1] ?? '';
    const isKeyword = container !== 'properties' && container !== '$defs';
    if (isKeyword && silentUnder.includes(step)) silent = true;
  }
  if (silent) return '';
  const rules = (schema as Schema | undefined)?.['x-rules'] as Readonly<Record<string, string>>;
  const rule = rules?.[keyword];
  if (rule === undefined) throw new Error(`no rule for ${String(document.$id)}#${pointer}`);
  return rule;
}

/** Keeps the list of errors short, however much is wrong, and says everything once. */
function compact(code: string): string {
  return namedPatterns(namedConstants(code))
    .replace('"use strict";', reporter)
    .replace(
      /const (err\d+) = (\{(?:(?!const err).)*?\});if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/gs,
      'vErrors = report(vErrors, $2);errors++;',
    )
    .replace(/vErrors\.length = (\w+);/g, 'vErrors.length = Math.min($1, vErrors.length);')
    .replace(
      /vErrors = vErrors === null \? (\S+) : vErrors\.concat\(\1\);errors = vErrors\.length;/g,
      'vErrors = reportAll(vErrors, $1);errors = vErrors.length;',
    );
}

const reporter = `
function report(errors, error) {
  if (errors === null) return [error];
  if (errors.length < structureErrorsMax) errors.push(error);
  return errors;
}
function reportAll(errors, more) {
  if (errors === null) return more;
  for (const error of more) report(errors, error);
  return errors;
}
`;

/** Replaces the pattern in an error by the regular expression that failed. */
function namedPatterns(code: string): string {
  const names = new Map<string, string>();
  for (const [, name, text] of code.matchAll(/const (pattern\d+) = new RegExp\(("[^"]*"), "u"\)/g))
    if (name !== undefined && text !== undefined) names.set(text, name);
  return code.replace(/params:\{pattern: ("[^"]*")\}/g, (whole, text: string) =>
    names.has(text) ? `params:{pattern: ${names.get(text)}}` : whole,
  );
}

/** Keeps of the schemas only what the code reads: names of properties, and lists of terms. */
function namedConstants(code: string): string {
  return code.replace(
    /const (schema\d+) = (\{.*?\});(?=const |function |export )/g,
    (_, name, text) => {
      const schema = JSON.parse(text) as Schema;
      const used = new RegExp(`\\b${name}((?:\\.\\w+|\\["[^"]+"\\])*)`, 'g');
      const paths = new Set([...code.matchAll(used)].map((match) => match[1] ?? ''));
      const kept = [...paths].filter((path) => path !== '').map((path) => slice(schema, path));
      return kept.length === 0 ? '' : `const ${name} = ${JSON.stringify(merge(kept))};`;
    },
  );
}

function slice(schema: unknown, path: string): unknown {
  const [step, ...rest] = [...path.matchAll(/\w[\w-]*/g)].map(([word]) => word);
  if (step === undefined) return names(schema);
  const inner = (schema as Readonly<Record<string, unknown>>)[step];
  return { [step]: slice(inner, rest.map((each) => `.${each}`).join('')) };
}

/** Of an object its names, of anything else itself. */
function names(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.keys(value).map((name) => [name, 0]));
}

function merge(parts: readonly unknown[]): unknown {
  return parts.reduce((merged, part) => deepMerge(merged, part));
}

function deepMerge(left: unknown, right: unknown): unknown {
  if (!isRecord(left)) return right;
  if (!isRecord(right)) return left;
  const result: Record<string, unknown> = { ...left };
  for (const [name, value] of Object.entries(right)) result[name] = deepMerge(result[name], value);
  return result;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
