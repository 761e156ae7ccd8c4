/**
 * The order of an object's times (STIX 2.1 §3.2, §3.6.1 and the types' own sections).
 */
import type { JsonObject } from '../../base/json.ts';
import { timeOrders } from '../tables/time-order.ts';
import { compareInstants, isTimestampShaped } from './instants.ts';
import { broken, type CodeRule, everyType, type Fault, kept } from './rule.ts';

function checkOrder(
  object: JsonObject,
  earlier: string,
  later: string,
  strict: boolean,
): readonly Fault[] {
  const [start, end] = [object[earlier], object[later]];
  if (typeof start !== 'string' || typeof end !== 'string') return kept;
  if (!isTimestampShaped(start) || !isTimestampShaped(end)) return kept;
  const order = compareInstants(end, start);
  if (order > 0 || (order === 0 && !strict)) return kept;
  return strict
    ? broken(`/${later}`, `is not later than ${earlier}`, `${earlier} より後の時刻ではありません`)
    : broken(`/${later}`, `is earlier than ${earlier}`, `${earlier} より前の時刻です`);
}

/** Ends do not precede starts. */
export const sTim01: CodeRule = {
  rule: 'S-TIM-01',
  force: 'must',
  applies: (type) => timeOrders.has(type),
  check(object) {
    const order = timeOrders.get(object.type as string);
    return order === undefined
      ? kept
      : checkOrder(object, order.earlier, order.later, order.strict);
  },
};

/** `modified` does not precede `created`. */
export const sTim02: CodeRule = {
  rule: 'S-TIM-02',
  force: 'must',
  applies: everyType,
  check: (object) => checkOrder(object, 'created', 'modified', false),
};
