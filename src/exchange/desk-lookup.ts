/**
 * Looking up at the submitters' desk what became of one's own submissions and contributions.
 *
 * Every answer is a function of what the asker submitted, of the decisions about that, and of the logs that
 * it reads anyway; positions in lists are made of its own rows. What belongs to others is absent here
 * (design §2).
 */
import type { DatedPlace, OwnPlace, SubmissionSummary } from '../store/desk-store.ts';
import type { Contribution, Store, SubmissionRow } from '../store/store.ts';
import type { Decider } from './decider.ts';
import { accessOf, type Directory, type Party } from './directory.ts';
import {
  consentUnder,
  fatesOf,
  isTakenBack,
  type OwnFate,
  type OwnReading,
  type OwnState,
} from './own-state.ts';
import type { Outcome, Outcomes } from './take-in.ts';

/** One page of a list, and the place after which the next one begins; `undefined` on the last. */
export interface DeskPage<Item, Place> {
  readonly items: readonly Item[];
  readonly next: Place | undefined;
}

/** Which of its submissions a consumer wants to see. */
export interface SubmissionsWanted {
  readonly onBehalfOf?: string | undefined;
  readonly after?: DatedPlace | undefined;
  readonly limit: number;
}

/** Which of its contributions a consumer wants to see. */
export interface ObjectsWanted {
  readonly state?: OwnState | undefined;
  readonly collection?: string | undefined;
  readonly objectId?: string | undefined;
  readonly onBehalfOf?: string | undefined;
  readonly after?: OwnPlace | undefined;
  readonly limit: number;
}

/** One version that the asker contributed, and how it fares. */
export interface OwnVersion extends OwnFate {
  readonly contribution: Contribution;
}

/** What became of one object of a submission. */
export type SubmittedObject =
  | (Outcome & { readonly failed: true })
  | (Outcome & OwnFate & { readonly failed: false });

/** One submission with a page of its objects: those taken in, in the order they came, then the failures. */
export interface OwnSubmission extends DeskPage<SubmittedObject, number> {
  readonly submission: SubmissionRow;
}

/** What a submitter can look up. */
export interface DeskLookup {
  submissions(
    party: Party,
    wanted: SubmissionsWanted,
  ): Promise<DeskPage<SubmissionSummary, DatedPlace>>;
  /** The party's own submission with its objects from the one numbered `from` on. */
  submission(
    party: Party,
    id: string,
    from: number,
    limit: number,
  ): Promise<OwnSubmission | undefined>;
  /**
   * The party's own versions, the latest received first. A page may hold fewer than `limit`, even none, and
   * have a next one all the same: of a rare state only so many versions are looked through at a time.
   */
  objects(party: Party, wanted: ObjectsWanted): Promise<DeskPage<OwnVersion, OwnPlace>>;
}

/** The snapshots that lookups are answered from. */
export interface LookupView {
  readonly directory: Directory;
  readonly decider: Decider;
}

/** What looking up needs of an open hub. */
export interface LookupParts {
  readonly store: Store;
  readonly view: LookupView;
  /** Lets consents and embargoes enter the phases that are due. */
  readonly enterPhases: () => Promise<void>;
}

/** Versions looked through for one page of a rare state, and how many of them at a time. */
const versionsLookedThrough = 5_000;
const versionsAtATime = 1_000;

/** The lookup, on the serving thread. */
export function deskLookup(parts: LookupParts): DeskLookup {
  const { store } = parts;
  return {
    async submissions(party, wanted) {
      const query = { ...wanted, consumer: party.id, limit: wanted.limit + 1 };
      return paged(await store.submissionsOf(query), wanted.limit, ({ requested, id }) => ({
        at: requested,
        id,
      }));
    },

    async submission(party, id, from, limit) {
      await parts.enterPhases();
      const submission = await store.keptSubmission(id);
      if (submission?.consumer !== party.id) return undefined;
      const { successes, failures } = JSON.parse(submission.outcomes) as Outcomes;
      const to = from + limit;
      const taken = successes.slice(from, to);
      const failed = failures.slice(Math.max(0, from - successes.length), to - successes.length);
      const items = [
        ...(await fatesOfOutcomes(parts, party, submission.collection, taken)),
        ...(to > successes.length ? failed : []).map((one) => ({ ...one, failed: true }) as const),
      ];
      const total = successes.length + failures.length;
      return { submission, items, next: to < total ? to : undefined };
    },

    async objects(party, { state, objectId, ...wanted }) {
      await parts.enterPhases();
      const collections = [...parts.view.directory.collections.keys()];
      const object = objectId === undefined ? undefined : { id: objectId, collections };
      const items: OwnVersion[] = [];
      // One more than wanted tells whether there is a next page.
      const limit = state === undefined ? wanted.limit + 1 : versionsAtATime;
      let { after } = wanted;
      for (let seen = 0; seen < versionsLookedThrough; ) {
        const query = { ...wanted, object, after, limit, submitter: party.id };
        const rows = await store.ownContributions(query);
        for (const version of await fatesOfContributions(parts, party, rows)) {
          if (items.length === wanted.limit) return { items, next: after };
          after = placeOf(version.contribution);
          if (state === undefined || version.state === state) items.push(version);
        }
        if (rows.length < limit) return { items, next: undefined };
        seen += rows.length;
        if (items.length === wanted.limit) break;
      }
      return { items, next: after };
    },
  };
}

function placeOf({ received, objectId, versionKey, collection }: Contribution): OwnPlace {
  return { received, objectId, versionKey, collection };
}

/** Of one row more than wanted: the rows wanted, and where they end if that one is there. */
export function paged<Row, Place>(
  rows: readonly Row[],
  limit: number,
  placeIn: (row: Row) => Place,
): DeskPage<Row, Place> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? undefined : placeIn(last) };
}

/** A version that was taken in and is not there any more was taken back by its submitter. */
const gone: OwnFate = { state: 'withdrawn', releasedTo: [] };

async function fatesOfOutcomes(
  parts: LookupParts,
  party: Party,
  collection: string,
  outcomes: readonly Outcome[],
): Promise<readonly SubmittedObject[]> {
  const ids = [...new Set(outcomes.map(({ id }) => id))];
  const versions = await parts.store.ownVersions(party.id, collection, ids);
  const fates = await fatesIn(parts, party, collection, versions);
  const byName = new Map(
    versions.map(({ id, objectId, version }) => [`${objectId} ${version}`, fates.get(id)]),
  );
  return outcomes.map((outcome) => ({
    ...outcome,
    ...(byName.get(`${outcome.id} ${outcome.version}`) ?? gone),
    failed: false,
  }));
}

async function fatesOfContributions(
  parts: LookupParts,
  party: Party,
  rows: readonly Contribution[],
): Promise<readonly OwnVersion[]> {
  const fates = new Map<number, OwnFate>();
  for (const [collection, own] of Map.groupBy(rows, (row) => row.collection)) {
    const ids = [...new Set(own.map(({ objectId }) => objectId))];
    // All versions: how one fares hangs on those after it.
    const versions = await parts.store.ownVersions(party.id, collection, ids);
    for (const [id, fate] of await fatesIn(parts, party, collection, versions)) fates.set(id, fate);
  }
  return rows.map((contribution) => ({
    contribution,
    ...(fates.get(contribution.id) ?? gone),
  }));
}

/** The fates of these versions, by contribution: of each object in it, all that the party contributed. */
async function fatesIn(
  { store, view }: LookupParts,
  party: Party,
  collection: string,
  versions: readonly Contribution[],
): Promise<ReadonlyMap<number, OwnFate>> {
  const { directory, decider } = view;
  const entry = directory.collections.get(collection);
  const access = entry && accessOf(directory, party, entry);
  const groups = Map.groupBy(versions, ({ objectId }) => objectId);
  const assertions = await store.standingAssertions([...groups.keys()]);
  const standing = access?.canRead === true ? await standingIn(store, access.log, versions) : [];
  await decider.learnFrom(store);
  const isBack = (one: Contribution) =>
    isTakenBack(one, consentUnder(decider, one.key), assertions);
  const takenBack = new Set(versions.filter(isBack).map(({ id }) => id));
  const reading: OwnReading | undefined =
    access?.canRead === true
      ? {
          audience: access.audience,
          standing: new Map(standing.map((row) => [row.contribution, row])),
          judge: (key) => decider.judge(key, access.audience),
          hasForm: (type, profiles) => decider.hasForm(type, profiles),
        }
      : undefined;
  return new Map([...groups.values()].flatMap((own) => [...fatesOf(own, takenBack, reading)]));
}

function standingIn(store: Store, log: number, versions: readonly Contribution[]) {
  return store.standingOf(
    log,
    versions.map(({ id }) => id),
  );
}
