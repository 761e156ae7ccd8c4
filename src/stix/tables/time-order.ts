/**
 * The pairs of timestamps of which the second may not precede the first (S-TIM-01, S-TIM-02).
 */

/** `later` is at or after `earlier`; strictly after where `strict`. */
export interface TimeOrder {
  readonly earlier: string;
  readonly later: string;
  readonly strict: boolean;
}

const seen = { earlier: 'first_seen', later: 'last_seen', strict: false };

/** The pairs of each type, `created` and `modified` aside, which go for every type that has both. */
export const timeOrders: ReadonlyMap<string, TimeOrder> = new Map([
  ['campaign', seen],
  ['infrastructure', seen],
  ['intrusion-set', seen],
  ['malware', seen],
  ['threat-actor', seen],
  ['sighting', seen],
  ['observed-data', { earlier: 'first_observed', later: 'last_observed', strict: false }],
  ['network-traffic', { earlier: 'start', later: 'end', strict: false }],
  ['indicator', { earlier: 'valid_from', later: 'valid_until', strict: true }],
  ['relationship', { earlier: 'start_time', later: 'stop_time', strict: true }],
]);
