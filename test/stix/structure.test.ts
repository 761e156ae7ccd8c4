/** The structure check, rule by rule; its agreement with the published schemas; hostile objects. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { checkStructure } from '../../src/stix/check-structure.ts';
import type { Profile } from '../../src/stix/finding.ts';
import { documentNames, publishedDocument } from '../../src/stix/schema/schema-documents.ts';
import { structureFindingsMax } from '../../src/stix/structure-findings.ts';

const root = resolve(import.meta.dirname, '..', '..');
const uuid = '8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f';
const at = '2020-01-01T00:00:00.000Z';
const definitionId = `extension-definition--${uuid}`;

type Members = Readonly<Record<string, unknown>>;

function sdo(type: string, members: Members = {}): JsonObject {
  const head = { type, spec_version: '2.1', id: `${type}--${uuid}`, created: at, modified: at };
  return { ...head, ...members } as JsonObject;
}

function sco(type: string, members: Members = {}): JsonObject {
  return { type, spec_version: '2.1', id: `${type}--${uuid}`, ...members } as JsonObject;
}

const campaign = (members: Members) => sdo('campaign', { name: 'a', ...members });
const file = (members: Members) => sco('file', { name: 'a', ...members });
const traffic = (members: Members) =>
  sco('network-traffic', { src_ref: `ipv4-addr--${uuid}`, protocols: ['tcp'], ...members });
const trafficWith = (name: string, extension: Members) =>
  traffic({ extensions: { [name]: extension } });
const fileWith = (name: string, extension: Members) => file({ extensions: { [name]: extension } });
const marking = (members: Members) => {
  const { modified: _, ...rest } = sdo('marking-definition', members);
  return rest as JsonObject;
};
const statement = { definition_type: 'statement', definition: { statement: 'ours' } };
const extensionDefinition = (members: Members) =>
  sdo('extension-definition', {
    created_by_ref: `identity--${uuid}`,
    name: 'a',
    schema: 'a',
    version: '1',
    extension_types: ['property-extension'],
    ...members,
  });
const vulnerability = (reference: Members) =>
  sdo('vulnerability', { name: 'a', external_references: [reference] });
const granular = (members: Members) => campaign({ granular_markings: [members] });
const bundle = (members: Members) =>
  ({ type: 'bundle', id: `bundle--${uuid}`, ...members }) as JsonObject;
const relationship = (members: Members) =>
  sdo('relationship', {
    relationship_type: 'uses',
    source_ref: `campaign--${uuid}`,
    target_ref: `tool--${uuid}`,
    ...members,
  });
const sighting = (members: Members) =>
  sdo('sighting', { sighting_of_ref: `tool--${uuid}`, ...members });
const observed = (members: Members) =>
  sdo('observed-data', { first_observed: at, last_observed: at, number_observed: 1, ...members });
const location = (members: Members) => sdo('location', members);
const email = (members: Members) => sco('email-message', { is_multipart: false, ...members });
const pe = (members: Members) => fileWith('windows-pebinary-ext', { pe_type: 'exe', ...members });

/** Objects that break one rule, each with the pointer of the finding. */
const cases: Readonly<Record<string, readonly (readonly [JsonObject, string])[]>> = {
  'S-GEN-02': [
    [campaign({ description: null }), '/description'],
    [campaign({ aliases: ['a', null] }), '/aliases/1'],
    [campaign({ x_deep: { aaa: [{ bbb: null }] } }), '/x_deep/aaa/0/bbb'],
  ],
  'S-GEN-03': [
    [sdo('campaign'), ''],
    [{ type: 'mutex', name: 'a' }, ''],
    [{ name: 'no type' }, ''],
  ],
  'S-GEN-04': [
    [sdo('x--y'), '/type'],
    [sdo('X-y'), '/type'],
    [sdo('xy'), '/type'],
    [{ type: 5 }, '/type'],
  ],
  'S-GEN-05': [
    [campaign({ ab: 1 }), '/ab'],
    [campaign({ 'foo!!': 1 }), '/foo!!'],
    [campaign({ ['a'.repeat(251)]: 1 }), `/${'a'.repeat(251)}`],
    [JSON.parse(JSON.stringify(campaign({})).replace('{', '{"__proto__":1,')), '/__proto__'],
  ],
  'S-GEN-06': [
    [campaign({ labels: [] }), '/labels'],
    [campaign({ x_deep: { aaa: [] } }), '/x_deep/aaa'],
  ],
  'S-GEN-07': [
    [campaign({ x_deep: {} }), '/x_deep'],
    [file({ hashes: {} }), '/hashes'],
  ],
  'S-GEN-08': [
    [campaign({ x_deep: { 'a b': 1 } }), '/x_deep/a b'],
    [sco('process', { environment_variables: { 'a/b': 'x' } }), '/environment_variables/a~1b'],
  ],
  'S-GEN-09': [[campaign({ revoked: 'true' }), '/revoked']],
  'S-GEN-13': [
    [file({ magic_number_hex: 'FF' }), '/magic_number_hex'],
    [file({ magic_number_hex: 'abc' }), '/magic_number_hex'],
  ],
  'S-GEN-15': [
    [campaign({ labels: 'a' }), '/labels'],
    [campaign({ aliases: ['a', 1] }), '/aliases/1'],
  ],
  'S-GEN-16': [
    [file({ hashes: { MD5: 'ab' } }), '/hashes/MD5'],
    [file({ hashes: { ab: 'ff' } }), '/hashes/ab'],
    [file({ hashes: { 'X-HASH': 5 } }), '/hashes/X-HASH'],
  ],
  'S-GEN-17': [[file({ hashes: { 'X-HASH': 'ab' } }), '/hashes/X-HASH']],
  'S-GEN-18': [
    [campaign({ first_seen: '2020-13-01T00:00:00Z' }), '/first_seen'],
    [campaign({ created: '2020-01-01t00:00:00.000Z' }), '/created'],
  ],
  'S-GEN-20': [[campaign({ created: '2020-01-01T00:00:00Z' }), '/created']],
  'S-GEN-21': [[sdo('opinion', { opinion: 'maybe', object_refs: [`tool--${uuid}`] }), '/opinion']],
  'S-GEN-23': [
    [campaign({ severity: 'x' }), '/severity'],
    [sdo('course-of-action', { name: 'a', action: 'x' }), '/action'],
  ],
  'S-GEN-24': [[sco('url', { value: 'a:b', spec_version: '2.0' }), '/spec_version']],
  'S-ID-01': [
    [campaign({ id: 'campaign--x' }), '/id'],
    [campaign({ created_by_ref: 'identity--1' }), '/created_by_ref'],
  ],
  'S-ID-02': [
    [campaign({ id: `tool--${uuid}` }), '/id'],
    [sdo('x-thing', { id: `x-other--${uuid}`, aaa: 1 }), '/id'],
  ],
  'S-ID-03': [
    [campaign({ id: `campaign--${uuid.replace('-4', '-7')}` }), '/id'],
    [campaign({ id: `campaign--${uuid.replace('-9', '-0')}` }), '/id'],
  ],
  'S-REF-01': [[campaign({ created_by_ref: `tool--${uuid}` }), '/created_by_ref']],
  'S-REF-02': [
    [campaign({ object_marking_refs: [`tool--${uuid}`] }), '/object_marking_refs/0'],
    [
      granular({ selectors: ['name'], marking_ref: `tool--${uuid}` }),
      '/granular_markings/0/marking_ref',
    ],
  ],
  'S-REF-03': [
    [file({ contains_refs: [`tool--${uuid}`] }), '/contains_refs/0'],
    [traffic({ dst_ref: `url--${uuid}` }), '/dst_ref'],
  ],
  'S-REF-04': [
    [
      trafficWith('http-request-ext', {
        request_method: 'get',
        request_value: '/',
        message_body_data_ref: `file--${uuid}`,
      }),
      '/extensions/http-request-ext/message_body_data_ref',
    ],
  ],
  'S-REF-05': [
    [relationship({ source_ref: `sighting--${uuid}` }), '/source_ref'],
    [relationship({ target_ref: `${definitionId}` }), '/target_ref'],
  ],
  'S-REF-06': [[sighting({ sighting_of_ref: `file--${uuid}` }), '/sighting_of_ref']],
  'S-REF-07': [[sdo('note', { content: 'a', object_refs: [`bundle--${uuid}`] }), '/object_refs/0']],
  'S-REF-08': [
    [observed({ object_refs: [`tool--${uuid}`] }), '/object_refs/0'],
    [observed({ object_refs: [`relationship--${uuid}`] }), '/object_refs'],
  ],
  'S-COM-01': [
    [campaign({ confidence: 101 }), '/confidence'],
    [campaign({ confidence: '5' }), '/confidence'],
  ],
  'S-COM-03': [[campaign({ defanged: true }), '/defanged']],
  'S-COM-04': [
    [file({ labels: ['a'] }), '/labels'],
    [marking({ ...statement, revoked: true }), '/revoked'],
  ],
  'S-COM-05': [
    [campaign({ external_references: [{ source_name: 'a' }] }), '/external_references/0'],
    [campaign({ external_references: [{ url: 'a:b' }] }), '/external_references/0'],
  ],
  'S-COM-06': [
    [
      campaign({ external_references: [{ source_name: 'a', url: 'not a url' }] }),
      '/external_references/0/url',
    ],
  ],
  'S-COM-07': [
    [
      vulnerability({ source_name: 'cve', external_id: '2014-0160' }),
      '/external_references/0/external_id',
    ],
    [vulnerability({ source_name: 'cve', url: 'a:b' }), '/external_references/0'],
  ],
  'S-COM-08': [
    [
      sdo('tool', { name: 'a', kill_chain_phases: [{ kill_chain_name: 'a' }] }),
      '/kill_chain_phases/0',
    ],
  ],
  'S-SDO-02': [
    [location({ name: 'a' }), ''],
    [location({ region: 'asia', latitude: 1 }), ''],
  ],
  'S-SDO-03': [
    [location({ latitude: 91, longitude: 0 }), '/latitude'],
    [location({ region: 'asia', precision: 1 }), ''],
  ],
  'S-SDO-04': [[sdo('malware', { is_family: true }), '']],
  'S-SDO-05': [[sdo('malware-analysis', { product: 'a' }), '']],
  'S-SDO-06': [
    [observed({}), ''],
    [
      observed({
        objects: { 0: { type: 'mutex', name: 'a' } },
        object_refs: [`mutex--${uuid}`],
      }),
      '',
    ],
  ],
  'S-SDO-07': [
    [observed({ object_refs: [`file--${uuid}`], number_observed: 0 }), '/number_observed'],
    [observed({ object_refs: [`file--${uuid}`], number_observed: 1e9 }), '/number_observed'],
  ],
  'S-SRO-01': [[relationship({ relationship_type: 'Uses it' }), '/relationship_type']],
  'S-SRO-03': [[sighting({ count: -1 }), '/count']],
  'S-SCO-01': [
    [sco('artifact', { mime_type: 'a/b' }), ''],
    [sco('artifact', { url: 'a:b' }), ''],
    [sco('artifact', { payload_bin: 'YQ==', decryption_key: 'a' }), ''],
  ],
  'S-SCO-03': [[sco('autonomous-system', { number: '15139' }), '/number']],
  'S-SCO-06': [
    [email({ is_multipart: true, body: 'a' }), '/body'],
    [email({ body_multipart: [{ body: 'a' }] }), '/body_multipart'],
  ],
  'S-SCO-07': [
    [email({ is_multipart: true, body_multipart: [{ content_type: 'a' }] }), '/body_multipart/0'],
  ],
  'S-SCO-08': [
    [email({ additional_header_fields: { Reply: 'a' } }), '/additional_header_fields/Reply'],
  ],
  'S-SCO-09': [
    [sco('file', { size: 1 }), ''],
    [file({ size: -1 }), '/size'],
  ],
  'S-SCO-10': [
    [fileWith('archive-ext', { comment: 'a' }), '/extensions/archive-ext'],
    [fileWith('pdf-ext', {}), '/extensions/pdf-ext'],
    [
      fileWith('ntfs-ext', { alternate_data_streams: [{ size: 1 }] }),
      '/extensions/ntfs-ext/alternate_data_streams/0',
    ],
  ],
  'S-SCO-11': [
    [
      fileWith('raster-image-ext', { exif_tags: { Make: true } }),
      '/extensions/raster-image-ext/exif_tags/Make',
    ],
  ],
  'S-SCO-12': [
    [pe({}), '/extensions/windows-pebinary-ext'],
    [pe({ machine_hex: '0x1' }), '/extensions/windows-pebinary-ext/machine_hex'],
    [pe({ time_date_stamp: at }), '/extensions/windows-pebinary-ext/time_date_stamp'],
    [pe({ sections: [{ size: 1 }] }), '/extensions/windows-pebinary-ext/sections/0'],
  ],
  'S-SCO-14': [[sco('mac-addr', { value: 'D2:FB:49:24:37:18' }), '/value']],
  'S-SCO-15': [[sco('network-traffic', { protocols: ['tcp'] }), '']],
  'S-SCO-16': [
    [traffic({ is_active: true, end: at }), '/end'],
    [traffic({ src_port: 65_536 }), '/src_port'],
    [traffic({ ipfix: { minimum: true } }), '/ipfix/minimum'],
  ],
  'S-SCO-17': [
    [trafficWith('icmp-ext', { icmp_type_hex: '08' }), '/extensions/icmp-ext'],
    [trafficWith('tcp-ext', {}), '/extensions/tcp-ext'],
  ],
  'S-SCO-18': [
    [sco('process'), ''],
    [sco('process', { environment_variables: { PATH: 5 } }), '/environment_variables/PATH'],
  ],
  'S-SCO-21': [[sco('user-account'), '']],
  'S-SCO-22': [
    [sco('windows-registry-key'), ''],
    [sco('windows-registry-key', { key: 'hklm\\System' }), '/key'],
    [sco('windows-registry-key', { values: [{ x_own: 1 }] }), '/values/0'],
  ],
  'S-SCO-23': [[sco('x509-certificate'), '']],
  'S-SCO-25': [[sco('mutex', { name: 5 }), '/name']],
  'S-MET-01': [
    [
      granular({ selectors: ['name'], lang: 'en', marking_ref: `marking-definition--${uuid}` }),
      '/granular_markings/0',
    ],
    [granular({ selectors: ['name'] }), '/granular_markings/0'],
  ],
  'S-MET-02': [
    [granular({ selectors: ['a b'], lang: 'en' }), '/granular_markings/0/selectors/0'],
    [granular({ selectors: ['labels.[-1]'], lang: 'en' }), '/granular_markings/0/selectors/0'],
  ],
  'S-MET-05': [[marking({ name: 'a' }), '']],
  'S-MET-06': [
    [marking({ definition_type: 'statement', definition: { other: 'a' } }), '/definition'],
  ],
  'S-MET-07': [[marking({ definition_type: 'tlp', definition: { tlp: 'purple' } }), '']],
  'S-MET-11': [
    [
      sdo('language-content', { object_ref: `bundle--${uuid}`, contents: { de: { name: 'a' } } }),
      '/object_ref',
    ],
  ],
  'S-EXT-01': [
    [extensionDefinition({ extension_types: [] }), '/extension_types'],
    [extensionDefinition({ extension_types: ['other'] }), '/extension_types/0'],
  ],
  'S-EXT-02': [
    [extensionDefinition({ extension_properties: ['toxicity'] }), '/extension_types'],
    [
      extensionDefinition({
        extension_types: ['toplevel-property-extension'],
        extension_properties: ['No'],
      }),
      '/extension_properties/0',
    ],
  ],
  'S-EXT-03': [
    [campaign({ extensions: { 'x-foo-ext': { rank: 5 } } }), '/extensions/x-foo-ext'],
    [file({ extensions: { 'x-foo': { rank: 5 } } }), '/extensions/x-foo'],
    [campaign({ extensions: {} }), '/extensions'],
  ],
  'S-EXT-04': [
    [campaign({ extensions: { [definitionId]: { rank: 5 } } }), `/extensions/${definitionId}`],
  ],
  'S-EXT-05': [
    [
      campaign({
        extensions: { [definitionId]: { extension_type: 'property-extension', Rank: 5 } },
      }),
      `/extensions/${definitionId}/Rank`,
    ],
  ],
  'S-EXT-07': [
    [
      sco('x-thing', { name: 'a', extensions: { [definitionId]: { extension_type: 'new-sdo' } } }),
      '',
    ],
  ],
  'S-BUN-01': [
    [{ type: 'bundle' }, ''],
    [bundle({ objects: [] }), '/objects'],
  ],
  'S-BUN-02': [
    [bundle({ objects: ['a'] }), '/objects/0'],
    [bundle({ objects: [bundle({})] }), '/objects/0/type'],
  ],
  'S-BUN-03': [[bundle({ spec_version: '2.0' }), '/spec_version']],
};

/** The rules of the rule table whose layer is `schema`: id to the row's words. */
const schemaRules = new Map(
  readFileSync(join(root, 'docs', 'stix-rules.md'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('| schema |'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, id = '', , , words = '']) => [id, words]),
);

t.test('every rule of layer schema has its cases', async (t) => {
  const refusing = [...schemaRules.keys()].filter((rule) => rule !== 'S-GEN-22');
  t.same(refusing.sort(), Object.keys(cases).sort());
});

t.test('S-GEN-22: structure takes any term of an open vocabulary', async (t) => {
  const tool = sdo('tool', { name: 'a', tool_types: ['no such term'] });
  t.same(checkStructure(tool, 'strict'), []);
});

const lenient = ['S-COM-04', 'S-COM-06', 'S-GEN-17', 'S-BUN-03'];

for (const [rule, objects] of Object.entries(cases)) {
  t.test(`${rule}: ${schemaRules.get(rule)}`, async (t) => {
    for (const [object, pointer] of objects) {
      for (const profile of ['default', 'strict'] as const satisfies readonly Profile[]) {
        const findings = checkStructure(object, profile);
        const found = findings.find((each) => each.rule === rule && each.pointer === pointer);
        t.ok(found, `${JSON.stringify(object).slice(0, 200)}: ${JSON.stringify(findings)}`);
        const level = profile === 'default' && lenient.includes(rule) ? 'warning' : 'error';
        t.equal(found?.level, level);
        t.match(found?.message.en ?? '', /^[^A-Z].*[^.]$/);
        t.match(found?.message.ja ?? '', /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
      }
    }
  });
}

t.test('S-GEN-10, S-GEN-11: integers are whole and exact, floats finite', async (t) => {
  const rules = (object: JsonObject) => checkStructure(object, 'default').map((each) => each.rule);
  t.same(rules(campaign({ confidence: 1.5 })), ['S-GEN-10']);
  t.same(rules(sco('process', { pid: 2 ** 53 })), ['S-GEN-10']);
  t.same(rules(location({ region: 'asia', x_far: Number.POSITIVE_INFINITY })), ['S-GEN-11']);
});

function corpus(): readonly JsonObject[] {
  const folder = join(root, 'test', 'corpora', 'stix');
  const files = ['valid', 'invalid'].flatMap((label) =>
    readdirSync(join(folder, label)).map((name) => join(folder, label, name)),
  );
  return files.flatMap((name) =>
    readFileSync(name, 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { object?: JsonObject }).object)
      .filter((object) => object !== undefined),
  );
}

t.test(
  'the published schemas and the emitted checks say the same of every corpus object',
  async (t) => {
    const ajv = new Ajv2020({ strictTypes: false, strictRequired: false, allowUnionTypes: true });
    ajv.addVocabulary(['x-rules']);
    const schemas = new Map(
      documentNames.map((name) => [name, ajv.compile(publishedDocument(name))]),
    );
    let compared = 0;
    const all = [
      ...corpus(),
      ...Object.values(cases).flatMap((each) => each.map(([object]) => object)),
    ];
    for (const object of all) {
      const schema = schemas.get(String(object.type));
      if (schema === undefined) continue;
      const published = schema(object);
      const checked = checkStructure(object, 'strict').length === 0;
      if (published !== checked) t.equal(checked, published, JSON.stringify(object).slice(0, 300));
      compared++;
    }
    t.ok(compared > 700, `${compared} objects`);
  },
);

t.test('what is generated is what the tables say', async (t) => {
  const script = join(root, 'src', 'stix', 'generate', 'main.ts');
  t.doesNotThrow(() => execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' }));
});

t.test('custom types: judged by what their extension says, else by what they have', async (t) => {
  const declared = (kind: string) => ({ extensions: { [definitionId]: { extension_type: kind } } });
  const rules = (object: JsonObject) => checkStructure(object, 'default').map((each) => each.rule);
  t.same(rules(sco('x-thing', declared('new-sco'))), []);
  t.same(rules(sdo('x-thing', declared('new-sro'))), []);
  t.same(rules(sco('x-thing', declared('new-sro'))), ['S-EXT-07', 'S-EXT-07']);
  t.same(rules(sco('x-thing', { value: 1 })), []);
  t.same(rules(sco('x-thing', { value: 1, created: at })), ['S-GEN-03']);
  t.same(rules(sco('custom-object', { value: 1 })), []);
});

t.test('findings are bounded, and an object with too many faults is refused', async (t) => {
  const faults = checkStructure(campaign({ aliases: Array(100_000).fill(0) }), 'default');
  t.equal(faults.length, structureFindingsMax + 1);
  t.equal(faults.at(-1)?.rule, 'L-FAULTS');
  const unknown = Array.from({ length: 100_000 }, (_, index) => [`ROT-${index}`, 'x']);
  const warned = checkStructure(file({ hashes: Object.fromEntries(unknown) }), 'default');
  t.equal(warned.at(-1)?.level, 'error');
});

t.test('no text of 100,000 characters takes more than linear time', async (t) => {
  const schemas = documentNames.map((name) => JSON.stringify(publishedDocument(name))).join('\n');
  const found = schemas.matchAll(/"(?:pattern)":("(?:[^"\\]|\\.)*")|"(\^(?:[^"\\]|\\.)*\$)":\{/g);
  const patterns = new Set(
    [...found].map(([, one, two]) => (one ? JSON.parse(one) : JSON.parse(`"${two}"`))),
  );
  t.ok(patterns.size > 50, `${patterns.size} patterns`);
  const pieces = [
    'a',
    '0',
    '-',
    'a-',
    'a0-',
    '0a',
    '%41',
    '--',
    'a.',
    '.[0]',
    'A',
    'aa:',
    '+',
    '9',
    '_',
  ];
  for (const pattern of patterns) {
    const expression = new RegExp(pattern, 'u');
    const head = /^\^(?:\(\?:)?([a-z][a-z-]*)/.exec(pattern)?.[1] ?? '';
    for (const piece of pieces) {
      const steps = [25_000, 100_000].map((length) => {
        const text = `${head}${piece.repeat(length / piece.length)}!`;
        const before = process.cpuUsage().user;
        expression.test(text);
        return process.cpuUsage().user - before;
      });
      // Linear is four times as much, quadratic sixteen; below 50 ms the clock says nothing.
      const [short = 0, long = 0] = steps;
      if (long > 50_000 && long > 12 * Math.max(short, 1))
        t.fail(`${pattern} on ${piece}: ${steps}`);
    }
  }
});
