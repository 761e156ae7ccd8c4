/**
 * Names of character sets beside the texts they describe (STIX 2.1 §2.15, §3.9.1).
 */
import { quote } from '../../base/problem.ts';
import { isCharacterSet } from './character-sets.ts';
import { type CodeRule, type Fault, kept, typesIn } from './rule.ts';

const described = { file: 'name', directory: 'path' } as const;

/** A `_enc` property stands beside what it describes and names a registered character set. */
export const sGen25: CodeRule = {
  rule: 'S-GEN-25',
  force: 'must',
  applies: typesIn(...Object.keys(described)),
  check(object) {
    const name = described[object.type as keyof typeof described];
    const encoding = object[`${name}_enc`];
    if (encoding === undefined) return kept;
    const pointer = `/${name}_enc`;
    const faults: Fault[] = [];
    if (object[name] === undefined) {
      const message = { en: `there is no ${name} it describes`, ja: `対象の ${name} がありません` };
      faults.push({ pointer, message });
    }
    if (typeof encoding === 'string' && !isCharacterSet(encoding)) {
      const value = quote(encoding);
      const message = {
        en: `${value} is no character set registered with IANA`,
        ja: `${value} は IANA に登録された文字集合ではありません`,
      };
      faults.push({ pointer, message });
    }
    return faults;
  },
};
