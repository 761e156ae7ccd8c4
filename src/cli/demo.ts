/**
 * `sekisho demo`: one body of threat intelligence, three feeds.
 *
 * On a fresh temporary database: ATT&CK for ICS as public knowledge and a worked incident after M-40,
 * three tiers, one consumer each. Prints what each tier sees, what it does not and why, and keeps serving.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { pino } from 'pino';
import type { JsonObject, JsonValue } from '../base/json.ts';
import { invariant } from '../base/problem.ts';
import type { Language, Words } from '../base/words.ts';
import { readConfig } from '../config.ts';
import {
  type Access,
  accessOf,
  type Collection,
  type Documents,
  type Party,
} from '../exchange/directory.ts';
import { type OpenHub, shippedPackFile } from '../exchange/open-hub.ts';
import { readPackFile } from '../exchange/writer-options.ts';
import { listen } from '../listen.ts';
import type { DirectoryKind } from '../store/store.ts';
import { type DemoObject, printDemo, type Tier } from './demo-report.ts';
import { importer, importFile, writeAccess } from './import.ts';
import { stopWithGrace } from './serve.ts';

const help: Words = {
  en: 'show the main job on a temporary database: one body of data, three feeds',
  ja: '一時データベースで実演する: 一つの情報が三つのフィードになる',
};

/** Demonstration data: two levels above this file as source and as compiled. */
const dataFolder = join(import.meta.dirname, '..', '..', 'docs', 'demo');

const collections = {
  attack: '0ef5f2e6-83b2-4a34-8b45-8a3cd4b5d7b1',
  incident: '5c1c1f0e-6d3b-4a5e-9a52-2f3e6a1c7d84',
} as const;

const csirt = 'hoshizora';

/** The three tiers of §7 of the source document (M-40…M-42). */
const tiers: readonly {
  readonly audience: string;
  readonly title: Words;
  readonly consumer: string;
}[] = [
  { audience: 'peer', consumer: 'acme', title: { en: 'Peer specialists', ja: '専門組織' } },
  { audience: 'government', consumer: 'agency', title: { en: 'Government', ja: '行政' } },
  { audience: 'public', consumer: 'citizen', title: { en: 'Public', ja: '一般' } },
];

/** Adds `demo` to the program. */
export function addDemoCommand(program: Command, language: Language): void {
  program
    .command('demo')
    .description(help[language])
    .action(async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'sekisho-demo-'));
      const config = { ...readConfig(), dataDir };
      const listening = await listen(config, pino({ level: 'error' }));
      stopWithGrace(async () => {
        await listening.close();
        rmSync(dataDir, { recursive: true, force: true });
      });
      const { hub, url } = listening;
      const secrets = await setUp(hub);
      await load(hub);
      const views = await Promise.all(
        tiers.map((tier) => viewOf(hub, tier, secrets.get(tier.consumer) ?? '')),
      );
      const adminToken = config.adminToken === undefined ? listening.madeAdminToken : undefined;
      const { pack } = readPackFile(config.policyPack ?? shippedPackFile);
      printDemo({
        url,
        collections,
        views,
        objects: incidentObjects(),
        pack,
        adminToken,
        language,
      });
    });
}

/** Makes API root, tiers, collections and consumers; returns the consumers' secrets. */
async function setUp(hub: OpenHub): Promise<ReadonlyMap<string, string>> {
  const put = <K extends DirectoryKind>(kind: K, id: string, document: Documents[K]) =>
    hub.administration.put(kind, id, document);
  await put('api-root', 'hub', { title: 'Sekisho demonstration', maxContentLength: 10_485_760 });
  for (const { audience, title } of tiers) {
    // Without batching: the demonstration shows at once what the public would get within the minute.
    const isPublic = audience === 'public';
    await put('audience', audience, { title, batchSeconds: 0, public: isPublic, attributes: {} });
  }
  const collection = (document: Pick<Collection, 'title' | 'alias' | 'defaults'>): Collection => ({
    ...document,
    apiRoot: 'hub',
    pageSize: 1_000,
  });
  const publicKnowledge = {
    publicity: 'public_knowledge',
    identifiability: 'none',
    data_kind: 'extracted',
  };
  await put(
    'collection',
    collections.attack,
    collection({ title: 'ATT&CK for ICS', alias: 'attack', defaults: { labels: publicKnowledge } }),
  );
  await put(
    'collection',
    collections.incident,
    collection({ title: 'Incidents', alias: 'incidents', defaults: {} }),
  );
  const secrets = new Map<string, string>();
  const compat = { emptyObjects: 'omit', emptyDates: 'omit' } as const;
  const grants = (write: boolean) =>
    Object.values(collections).map((id) => ({ collection: id, read: true, write }));
  for (const [consumer, audience, writes] of [
    ...tiers.map((tier) => [tier.consumer, tier.audience, false] as const),
    [csirt, 'peer', true] as const,
  ]) {
    await put('consumer', consumer, { audience, identities: [], grants: grants(writes), compat });
    secrets.set(consumer, (await hub.administration.issueCredential(consumer, 'basic')).secret);
  }
  return secrets;
}

const envelopeFiles = readdirSync(join(dataFolder, 'incident')).sort();

async function load(hub: OpenHub): Promise<void> {
  const directory = hub.directory();
  const attack = readFileSync(join(dataFolder, 'attack', 'ics-attack-18.1.min.json'));
  const operator = importer(directory, 'operator');
  await importFile(hub, operator, writeAccess(directory, collections.attack), attack);
  const responder = importer(directory, csirt);
  const access = writeAccess(directory, collections.incident);
  for (const name of envelopeFiles) {
    const body = readFileSync(join(dataFolder, 'incident', name));
    await importFile(hub, responder, access, body);
  }
  await hub.settle();
}

/** Every object of the incident in its newest version, with the labels that came with its envelope. */
function incidentObjects(): readonly DemoObject[] {
  const objects = new Map<string, DemoObject>();
  for (const name of envelopeFiles) {
    const text = readFileSync(join(dataFolder, 'incident', name), 'utf8');
    const envelope = JSON.parse(text) as {
      readonly x_sekisho_labels?: JsonValue;
      readonly objects: readonly JsonObject[];
    };
    for (const object of envelope.objects) {
      objects.set(String(object.id), { object, envelopeLabels: envelope.x_sekisho_labels });
    }
  }
  return [...objects.values()];
}

function accessNamed(hub: OpenHub, party: Party, id: string): Access {
  const directory = hub.directory();
  const collection = directory.collections.get(id);
  const access = collection && accessOf(directory, party, collection);
  invariant(access !== undefined, 'the demonstration grants its consumers both collections');
  return access;
}

const everything = { all: true, last: false, first: false, keys: [] } as const;
const demoPage = 10_000;

async function viewOf(
  hub: OpenHub,
  { audience, title, consumer }: (typeof tiers)[number],
  secret: string,
): Promise<Tier> {
  const party = hub.partyNamed(consumer);
  invariant(party !== undefined, 'the demonstration has made its consumers');
  const read = async (id: string): Promise<readonly JsonObject[]> => {
    const access = accessNamed(hub, party, id);
    const selection = { after: 0, since: 0, limit: demoPage, versions: everything };
    // What the operator is shown has not been sent to the consumer.
    const { page } = await hub.readObjects({ party, access, selection, shows: 'nothing' });
    return JSON.parse(`[${Buffer.from(page.bytes).toString('utf8')}]`) as readonly JsonObject[];
  };
  const [attack, incident] = [await read(collections.attack), await read(collections.incident)];
  const access = accessNamed(hub, party, collections.incident);
  const standing = new Set<string>();
  for (const { object } of incidentObjects()) {
    const id = String(object.id);
    if ((await hub.standingOf(access, id)) !== undefined) standing.add(id);
  }
  const counts = { attackCount: attack.length, incidentCount: incident.length };
  return { audience, title, consumer, secret, ...counts, standing };
}
