/**
 * The table of code rules: every rule of layer `code` in `docs/stix-rules.md` that one object decides,
 * by id, and how they are asked.
 *
 * Two more need the whole validator and are beside it: S-SDO-01 asks the pattern checker, S-SDO-08 asks
 * about objects within an object.
 */
import type { JsonObject } from '../../base/json.ts';
import type { Finding, Profile } from '../finding.ts';
import { objectTypes } from '../tables/object-types.ts';
import { sCom09, sCom10, sExt06, sExt08 } from './custom-content.ts';
import { sSco02, sSco19, sSco24 } from './described-values.ts';
import { sGen25 } from './encodings.ts';
import { sId04, sId05, sVer06 } from './identifiers.ts';
import { sCom02, sMet09 } from './languages.ts';
import { sMet03, sMet04, sMet08 } from './markings.ts';
import { sSco04, sSco05, sSco13v4, sSco13v6, sSco20 } from './network-values.ts';
import { sRef09, sSro02 } from './references.ts';
import type { CodeRule } from './rule.ts';
import { sTim01, sTim02 } from './time-order.ts';
import { sGen14, sGen19, sGen22 } from './typed-values.ts';

/** Every code rule, in the order in which findings are told. */
export const codeRules: readonly CodeRule[] = [
  ...[sGen14, sGen19, sGen22, sGen25, sId04, sId05, sRef09, sTim01, sTim02],
  ...[sCom02, sCom09, sCom10, sSro02, sSco02, sSco04, sSco05, sSco13v4, sSco13v6],
  ...[sSco19, sSco20, sSco24, sMet03, sMet04, sMet08, sMet09, sExt06, sExt08, sVer06],
];

const rulesByType: ReadonlyMap<string, readonly CodeRule[]> = new Map(
  [...objectTypes.keys()].map((type) => [type, codeRules.filter((rule) => rule.applies(type))]),
);
/** No type has this name, so it stands for every custom one. */
const customRules = codeRules.filter((rule) => rule.applies(''));

function levelOf(rule: CodeRule, profile: Profile): Finding['level'] {
  if (rule.force === 'must') return 'error';
  return rule.force === 'contested' && profile === 'strict' ? 'error' : 'warning';
}

const none: readonly Finding[] = [];

/** Asks every code rule that applies to the object's type. */
export function checkCode(object: JsonObject, profile: Profile): readonly Finding[] {
  const type = typeof object.type === 'string' ? object.type : '';
  let findings: Finding[] | undefined;
  for (const rule of rulesByType.get(type) ?? customRules) {
    const faults = rule.check(object);
    if (faults.length === 0) continue;
    findings ??= [];
    for (const { pointer, message, level } of faults) {
      findings.push({ rule: rule.rule, pointer, level: level ?? levelOf(rule, profile), message });
    }
  }
  return findings ?? none;
}
