/**
 * Identifiers of cyber-observables (STIX 2.1 §2.9, §3.6).
 */
import { observableId } from '../observable-id.ts';
import { idContributingProperties } from '../tables/identifiers.ts';
import { familyOf } from '../tables/object-types.ts';
import { broken, type CodeRule, kept } from './rule.ts';

const isObservable = (type: string): boolean => familyOf(type) === 'observable';

/** The version digit of the UUID in an identifier. */
function uuidVersion(id: string): string {
  return id.charAt(id.length - 22);
}

/** The identifier of an observable is computed from its value. */
export const sId04: CodeRule = {
  rule: 'S-ID-04',
  force: 'should',
  applies: isObservable,
  check(object) {
    if (typeof object.id !== 'string') return kept;
    const computed = observableId(object);
    if (computed === undefined || computed === object.id) return kept;
    return broken(
      '/id',
      `differs from the deterministic identifier ${computed}`,
      `決定的識別子 ${computed} と異なります`,
    );
  },
};

/** Where nothing contributes, the identifier is random. */
export const sId05: CodeRule = {
  rule: 'S-ID-05',
  force: 'must',
  applies: isObservable,
  check(object) {
    if (typeof object.id !== 'string' || uuidVersion(object.id) === '4') return kept;
    const names = idContributingProperties[object.type as string] ?? [];
    if (names.some((name) => object[name] !== undefined)) return kept;
    return broken(
      '/id',
      'an object without contributing properties has a version 4 UUID',
      '寄与するプロパティがないオブジェクトの識別子は UUID バージョン 4 です',
    );
  },
};

const versioning = ['created', 'modified', 'revoked', 'created_by_ref'] as const;

/** Observables with deterministic identifiers are not versioned. */
export const sVer06: CodeRule = {
  rule: 'S-VER-06',
  force: 'contested',
  applies: isObservable,
  check(object) {
    const name = versioning.find((each) => object[each] !== undefined);
    if (name === undefined || typeof object.id !== 'string') return kept;
    if (uuidVersion(object.id) !== '5' || observableId(object) !== object.id) return kept;
    return broken(
      `/${name}`,
      'an object with a deterministic identifier has no versions',
      '決定的識別子をもつオブジェクトは版をもちません',
    );
  },
};
