/**
 * The marking definitions that exist once for all (STIX 2.1 §7.2.1.4, and the OASIS extension that
 * carries TLP 2.0).
 */

/** A TLP 1 marking definition's fixed members. */
export interface TlpInstance extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly created: string;
  readonly name: string;
  readonly definition: { readonly tlp: string };
}

function tlp(uuid: string, tlp: string): TlpInstance {
  return {
    id: `marking-definition--${uuid}`,
    created: '2017-01-20T00:00:00.000Z',
    name: `TLP:${tlp.toUpperCase()}`,
    definition: { tlp },
  };
}

/** The four TLP 1 markings: no other `tlp` marking may exist (S-MET-07). */
export const tlpInstances = [
  tlp('613f2e26-407d-48c7-9eca-b8e91df99dc9', 'white'),
  tlp('34098fce-860f-48ae-8e50-ebd3cc5e41da', 'green'),
  tlp('f88d31f6-486f-44da-b317-01333bde0b82', 'amber'),
  tlp('5e57c739-391a-4eb3-b6be-7d15ca92d5ed', 'red'),
] as const;

/** The extension by which TLP 2.0 markings say their level, in its member `tlp_2_0` (S-MET-08). */
export const tlp2ExtensionId = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

/** The `created` of the five TLP 2.0 markings. */
export const tlp2Created = '2022-10-01T00:00:00.000Z';

/** The five TLP 2.0 markings: level to marking id. */
export const tlp2MarkingIds = {
  clear: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
} as const;
