/**
 * References that the specification suggests rather than demands (STIX 2.1 §4.12, §5.1.1).
 */
import { familyOf } from '../tables/object-types.ts';
import { isSuggested } from '../tables/relationship-types.ts';
import { broken, type CodeRule, elementsOf, kept, typeOfId, typesIn } from './rule.ts';

/** `analysis_sco_refs` name cyber-observables. */
export const sRef09: CodeRule = {
  rule: 'S-REF-09',
  force: 'should',
  applies: typesIn('malware-analysis'),
  check: (object) =>
    elementsOf(object.analysis_sco_refs).flatMap((id, index) => {
      const family = familyOf(typeOfId(id) ?? '');
      if (family === undefined || family === 'observable') return [];
      return broken(
        `/analysis_sco_refs/${index}`,
        'names an object that is no cyber-observable',
        'サイバー観測オブジェクト以外を指しています',
      );
    }),
};

/** Relationships between standard types are those of the specification's table. */
export const sSro02: CodeRule = {
  rule: 'S-SRO-02',
  force: 'should',
  applies: typesIn('relationship'),
  check({ source_ref, relationship_type, target_ref }) {
    const [source, target] = [typeOfId(source_ref), typeOfId(target_ref)];
    if (source === undefined || target === undefined) return kept;
    if (typeof relationship_type !== 'string') return kept;
    if (familyOf(source) === undefined || familyOf(target) === undefined) return kept;
    if (isSuggested(source, relationship_type, target)) return kept;
    const triple = `${source} ${relationship_type.slice(0, 40)} ${target}`;
    return broken(
      '/relationship_type',
      `${triple} is no relationship of the specification`,
      `${triple} は仕様にない関係です`,
    );
  },
};
