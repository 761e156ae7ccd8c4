/**
 * Markings: what selectors select, that no marking marks itself, and TLP 2.0 (STIX 2.1 §7.2).
 */
import type { JsonObject, JsonValue } from '../../base/json.ts';
import { quote } from '../../base/problem.ts';
import { tlp2ExtensionId, tlp2MarkingIds } from '../tables/markings.ts';
import {
  broken,
  type CodeRule,
  elementsOf,
  everyType,
  type Fault,
  isObject,
  kept,
  typesIn,
} from './rule.ts';

/** The value a selector leads to, `undefined` when there is none (§7.2.3.1). */
function selected(object: JsonObject, selector: string): JsonValue | undefined {
  if (!selector.includes('.')) {
    return Object.hasOwn(object, selector) ? object[selector] : undefined;
  }
  let value: JsonValue | undefined = object;
  for (const step of selector.split('.')) {
    if (Array.isArray(value)) {
      value = /^\[[0-9]{1,9}\]$/.test(step) ? value[Number(step.slice(1, -1))] : undefined;
    } else {
      value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }
    if (value === undefined) return undefined;
  }
  return value;
}

/** Every selector selects something. */
export const sMet03: CodeRule = {
  rule: 'S-MET-03',
  force: 'must',
  applies: everyType,
  check(object) {
    if (object.granular_markings === undefined) return kept;
    const faults: Fault[] = [];
    elementsOf(object.granular_markings).forEach((marking, index) => {
      if (!isObject(marking)) return;
      elementsOf(marking.selectors).forEach((selector, position) => {
        if (typeof selector !== 'string' || selected(object, selector) !== undefined) return;
        const value = quote(selector);
        const pointer = `/granular_markings/${index}/selectors/${position}`;
        faults.push(
          ...broken(pointer, `${value} selects nothing`, `${value} に当たるものがありません`),
        );
      });
    });
    return faults;
  },
};

/** No marking definition marks itself. */
export const sMet04: CodeRule = {
  rule: 'S-MET-04',
  force: 'must',
  applies: typesIn('marking-definition'),
  check(object) {
    const pointers = [
      ...elementsOf(object.object_marking_refs).map((id, index) => ({
        id,
        pointer: `/object_marking_refs/${index}`,
      })),
      ...elementsOf(object.granular_markings).map((marking, index) => ({
        id: isObject(marking) ? marking.marking_ref : undefined,
        pointer: `/granular_markings/${index}/marking_ref`,
      })),
    ];
    return pointers
      .filter(({ id }) => id !== undefined && id === object.id)
      .flatMap(({ pointer }) =>
        broken(pointer, 'the marking marks itself', 'マーキングが自分自身に付けられています'),
      );
  },
};

const tlp2Levels = new Map(
  Object.entries(tlp2MarkingIds).map(([level, id]) => [id as string, level]),
);

/** The TLP 2.0 markings are the five that OASIS fixed. */
export const sMet08: CodeRule = {
  rule: 'S-MET-08',
  force: 'should',
  applies: typesIn('marking-definition'),
  check(object) {
    const extensions = isObject(object.extensions) ? object.extensions : {};
    const extension = extensions[tlp2ExtensionId];
    const said = isObject(extension) ? extension.tlp_2_0 : undefined;
    const fixed = typeof object.id === 'string' ? tlp2Levels.get(object.id) : undefined;
    if (said === fixed) return kept;
    return broken(
      fixed === undefined ? `/extensions/${tlp2ExtensionId}` : '/id',
      'is not one of the five TLP 2.0 markings as OASIS fixed them',
      'OASIS が定めた五つの TLP 2.0 マーキングのいずれでもありません',
    );
  },
};
