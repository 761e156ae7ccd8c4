/** The validator against every labelled record of the corpora: nothing wrong accepted, nothing right refused. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Finding } from '../../src/stix/finding.ts';
import {
  checkPattern,
  isValid,
  type JsonObject,
  openContent,
  type Profile,
  validateContent,
} from '../../src/stix/index.ts';

const corpora = join(import.meta.dirname, '..', 'corpora', 'stix');

interface CorpusRecord {
  readonly id: string;
  readonly object?: JsonObject;
  readonly raw?: string;
  readonly pattern?: string;
  readonly rule?: string;
  readonly why?: string;
  readonly level?: 'MUST' | 'MUST-contested' | 'SHOULD';
}

function* records(label: 'valid' | 'invalid'): Generator<CorpusRecord> {
  for (const file of readdirSync(join(corpora, label)).sort()) {
    for (const line of readFileSync(join(corpora, label, file), 'utf8').split('\n')) {
      if (line !== '') yield JSON.parse(line) as CorpusRecord;
    }
  }
}

function judge(record: CorpusRecord, profile: Profile): readonly Finding[] {
  if (record.pattern !== undefined) return checkPattern(record.pattern, { profile });
  const text = record.raw ?? JSON.stringify(record.object);
  return validateContent(Buffer.from(text), { profile }).findings;
}

/** Judged wrong by the corpus, against the text of the specification: see docs/stix-disputes.md. */
const disputes = readFileSync(
  join(import.meta.dirname, '..', '..', 'docs', 'stix-disputes.md'),
  'utf8',
);
const disputed = (id: string): boolean => disputes.includes(`\`${id}\``);

function told(findings: readonly Finding[]): string {
  return findings
    .map((each) => `${each.level} ${each.rule} ${each.pointer} ${each.message.en}`)
    .join('; ');
}

/** Refused in the strict profile only. */
const strictOnly = ['S-SCO-04', 'S-SCO-05', 'S-SCO-20', 'S-COM-06'];

t.test('no right record is refused', async (t) => {
  let count = 0;
  for (const record of records('valid')) {
    if (disputed(record.id)) continue;
    count++;
    const findings = judge(record, 'default');
    if (!isValid(findings)) t.fail(`${record.id}: ${told(findings)}`);
  }
  t.ok(count > 600, `${count} right records`);
});

/** Whether an error of the strict profile follows a rule that only warns by default. */
function isStrictOnly(findings: readonly Finding[]): boolean {
  return findings.some((each) => each.level === 'error' && strictOnly.includes(each.rule));
}

t.test('no wrong record is accepted', async (t) => {
  let count = 0;
  for (const record of records('invalid')) {
    if (disputed(record.id)) continue;
    count++;
    const findings = judge(record, 'default');
    const strict = judge(record, 'strict');
    if (record.level === 'MUST-contested') {
      t.ok(isValid(findings), `${record.id} is accepted by default: ${told(findings)}`);
      t.notOk(isValid(strict), `${record.id} is refused in the strict profile`);
    } else if (isValid(findings) && !isStrictOnly(strict)) {
      t.fail(`${record.id} ${record.why ?? ''}: ${told(findings)}`);
    }
  }
  t.ok(count > 400, `${count} wrong records`);
});

/** Rules that leave some of their cases to a more particular one. */
const moreParticular: Readonly<Record<string, readonly string[]>> = {
  'S-SCO-19': ['S-SCO-25'],
  'S-SDO-01': ['S-PAT-01'],
  'S-SDO-08': ['S-GEN-03'],
};

const probesByRule = Map.groupBy(
  [...records('invalid')].filter((record) => record.id.startsWith('probes/')),
  (record) => record.rule ?? 'no rule',
);
for (const [rule, probes] of probesByRule) {
  t.test(`${rule}: each wrong probe is refused by this rule`, async (t) => {
    const wanted = [rule, ...(moreParticular[rule] ?? [])];
    for (const probe of probes) {
      const errors = judge(probe, 'strict').filter((each) => each.level === 'error');
      t.ok(
        errors.some((each) => wanted.includes(each.rule)),
        `${probe.id}: ${told(errors)}`,
      );
    }
  });
}

t.test(
  'a probe of what only should be is accepted, and warned about where the rule can tell',
  async (t) => {
    for (const record of records('valid')) {
      if (record.level !== 'SHOULD') continue;
      const findings = judge(record, 'strict');
      t.ok(isValid(findings), `${record.id}: ${told(findings)}`);
    }
  },
);

t.test('ATT&CK for ICS is accepted whole', async (t) => {
  const file = join(import.meta.dirname, '../../docs/demo/attack/ics-attack-18.1.min.json');
  const content = openContent(readFileSync(file));
  t.equal(content.kind, 'bundle');
  let count = 0;
  for (const { valid, findings, pointer } of content.verdicts) {
    count++;
    if (!valid) t.fail(`${pointer}: ${told(findings)}`);
  }
  t.equal(count, content.count + 1);
});
