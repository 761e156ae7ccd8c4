/**
 * The observer's gaze: every request with which it can look at the server, and what an answer looks like as
 * one run of bytes.
 */
import { taxiiMediaType } from '../../src/taxii/media-type.ts';
import { uuid } from '../support/stix-objects.ts';
import { collections, readable as readableNames } from './cast.ts';
import { allNumbers, idOf, kinds } from './objects.ts';
import type { Answer, Request, World } from './world.ts';

/** What the observer has seen so far and asks about. */
export interface Seen {
  readonly ids: readonly string[];
  readonly stamps: readonly string[];
  readonly versions: readonly string[];
}

const get = (url: string, headers: Readonly<Record<string, string>> = {}): Request => ({
  method: 'GET',
  url,
  headers: { accept: taxiiMediaType, ...headers },
});

const readable = readableNames.map((name) => collections[name]);
const pathOf = (collection: string) => `/hub/collections/${collection}/`;

const desk = '/desk/v1';

/** The requests that show everything there is, made after every step. */
export const glance: readonly Request[] = [
  ...readable.flatMap((collection) => [
    get(`${pathOf(collection)}manifest/?match[version]=all`),
    get(`${pathOf(collection)}objects/?match[version]=all`),
  ]),
  get(`${desk}/objects?limit=1000`),
  get(`${desk}/recalls?limit=1000`),
  get('/hub/collections/'),
  get('/hub/'),
  get(`${pathOf(collections.mixed)}objects/?limit=3&match[version]=all`),
];

/** What the desk shows of one submission; which have the same number in both worlds. */
export function deskAccount(submission: string | undefined): Request {
  return get(`${desk}/submissions/${submission}?limit=1000`);
}

/** Lists of what is one's own; what is of one moment comes in the order of random ids. */
export const deskLists: readonly Request[] = [
  get(`${desk}/submissions?limit=1000`),
  get(`${desk}/recall-requests?limit=1000`),
  get(`${desk}/proposals?limit=1000`),
];

/** Requests that do not depend on what there is. */
const fixed: readonly Request[] = [
  get('/taxii2/'),
  get('/elsewhere/'),
  get('/annexe/'),
  get('/nowhere/'),
  get('/elsewhere/collections/'),
  get(`/hub/status/${uuid(1)}/`),
  get('/taxii2/', { accept: 'application/taxii+json;version=2.0' }),
  get(`${desk}/submissions/${uuid(1)}`),
  get(`${desk}/objects?state=waiting`),
  get(`${desk}/objects?state=released&limit=2`),
  get(`${desk}/objects?collection=${collections.secret}`),
  get(`${desk}/objects?on_behalf_of=anybody`),
  get(`${desk}/recall-requests/${uuid(1)}`),
  get('/admin/v1/holds'),
  get('/admin/v1/assertions'),
  get('/admin/v1/collections'),
  { method: 'OPTIONS', url: '/hub/collections/' },
  { method: 'PUT', url: '/hub/collections/' },
];

/** Collections that the observer may ask for: its own, one that is kept from it, some that may come to be. */
const asked = [...readable, collections.secret, uuid(9000), uuid(9009)];

function aboutCollection(collection: string): readonly Request[] {
  const path = pathOf(collection);
  const filters = [
    '',
    '?match[version]=first',
    '?match[version]=first,last',
    '?match[type]=indicator',
    '?match[type]=domain-name,relationship&match[version]=all',
    '?match[spec_version]=2.0',
    `?match[id]=${idOf('indicator', 0)},${idOf('malware', 1)}`,
    `?match[id]=${idOf('report', 4)}&match[version]=all`,
    '?limit=1',
    '?limit=2&match[version]=all',
    '?limit=3',
    '?limit=1000000',
    '?limit=0',
    '?limit=1&match[type]=indicator,malware',
    '?next=nonsense',
    '?added_after=2026-04-01T00:00:01Z',
  ];
  return [
    get(path),
    ...filters.flatMap((filter) => [
      get(`${path}objects/${filter}`),
      get(`${path}manifest/${filter}`),
    ]),
    get(`${path}objects/`, { 'accept-encoding': 'gzip' }),
    { method: 'HEAD', url: `${path}objects/`, headers: { accept: taxiiMediaType } },
    { method: 'HEAD', url: `${path}manifest/?limit=1`, headers: { accept: taxiiMediaType } },
  ];
}

const known = [...kinds, 'artifact' as const].flatMap((kind) =>
  Array.from({ length: allNumbers }, (_, number) => idOf(kind, number)),
);

/** Every request about one object. */
export function aboutObject(collection: string, id: string): readonly Request[] {
  const path = `${pathOf(collection)}objects/${id}/`;
  return [
    get(path),
    get(`${path}?match[version]=all`),
    get(`${path}versions/`),
    get(`${path}versions/?limit=1`),
    { method: 'HEAD', url: path, headers: { accept: taxiiMediaType } },
  ];
}

function aboutSeen(collection: string, { ids, stamps, versions }: Seen): readonly Request[] {
  const path = pathOf(collection);
  return [
    ...ids.flatMap((id) => aboutObject(collection, id)),
    ...stamps.flatMap((stamp) => [
      get(`${path}objects/?added_after=${stamp}`),
      get(`${path}manifest/?added_after=${stamp}&limit=1&match[version]=all`),
    ]),
    ...versions.map((version) => get(`${path}manifest/?match[version]=${version}`)),
  ];
}

/** Everything that the observer can ask, given what it has seen in each collection; in two parts of equal weight. */
export function wholeGaze(
  seen: ReadonlyMap<string, Seen>,
): readonly [readonly Request[], readonly Request[]] {
  return [
    [...readable, ...asked].flatMap(aboutCollection),
    [
      ...fixed,
      ...readable.flatMap((collection) => known.flatMap((id) => aboutObject(collection, id))),
      ...known.map((id) => get(`${desk}/objects/${id}`)),
      ...[...seen].flatMap(([collection, what]) => aboutSeen(collection, what)),
    ],
  ];
}

/** Attempts to delete each object that anyone may have submitted; what is not the observer's own stays. */
export const deletions: readonly Request[] = readable.flatMap((collection) =>
  known.map((id) => ({
    method: 'DELETE',
    url: `${pathOf(collection)}objects/${id}/`,
    headers: { accept: taxiiMediaType },
  })),
);

/** What the manifests of a glance tell, by collection. */
export function seenIn(answers: readonly Answer[]): ReadonlyMap<string, Seen> {
  return new Map(
    readable.map((collection, index) => {
      const text = answers[2 * index]?.bytes.toString() ?? '{}';
      const { objects = [] } = JSON.parse(text) as { readonly objects?: readonly Row[] };
      const distinct = (texts: readonly string[]) => [...new Set(texts)];
      return [
        collection,
        {
          ids: distinct(objects.map(({ id }) => id)).filter((id) => !known.includes(id)),
          stamps: objects.map(({ date_added }) => date_added),
          versions: distinct(objects.map(({ version }) => version)),
        },
      ];
    }),
  );
}

interface Row {
  readonly id: string;
  readonly date_added: string;
  readonly version: string;
}

/** The `next` of an answer, if it has one. */
export function nextOf(answer: Answer): string | undefined {
  return /^\{"more":true,"next":"([^"]*)"/.exec(answer.bytes.toString('latin1'))?.[1];
}

/** An answer as text, its bytes one character each; what has a random id of the observer's under its number. */
export function textOf({ status, headers, bytes }: Answer, world: World): string {
  const { ownStatuses, ownRequests } = world;
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const text = [`HTTP ${status}`, ...lines, '', bytes.toString('latin1')].join('\n');
  const named = [
    ...ownStatuses.map((id, index) => [id, `submission ${index}`] as const),
    ...ownRequests.map((id, index) => [id, `request ${index}`] as const),
  ];
  return named.reduce((masked, [id, name]) => masked.replaceAll(id, name), text);
}
