/**
 * The packs of histories: the shipped one, with a change that the observer sees, and one that it does not.
 */
import { readFileSync } from 'node:fs';
import { invariant } from '../../src/base/problem.ts';
import { shippedPackFile } from '../../src/exchange/open-hub.ts';
import { readPackText } from '../../src/exchange/recent-packs.ts';

const shippedPack = readFileSync(shippedPackFile, 'utf8');

/** What is changed of the shipped pack; what is not named stays as it is. */
export interface PackParts {
  /** Malware that is not public goes out as `extracted-facts` alone. */
  readonly profiled?: boolean | undefined;
  readonly low?: LowChange;
  readonly secret?: SecretChange;
}

/** What peers and government may have of what is not public. */
export type LowChange = 'none' | 'destinations stay' | 'a form of the hub’s own' | 'nothing new';

/** Something that concerns only these audiences; or what is kept anyway, for another reason or by another rule. */
export type SecretChange =
  | 'none'
  | 'held instead'
  | 'other words'
  | { readonly withheldFrom: readonly string[] };

export const lowChanges: readonly LowChange[] = [
  'none',
  'destinations stay',
  'a form of the hub’s own',
  'nothing new',
];

/** The pack with these changes. */
export function packText({ low = 'none', secret = 'none', profiled = false }: PackParts): string {
  const open = openly(shippedPack, low);
  const form = profiled
    ? withEffect(
        open,
        /^m22-not-public-anonymous$/,
        '(release|{.*})',
        '{ redact: extracted-facts }',
      )
    : open;
  const text = secretly(form, secret);
  const { findings } = readPackText(text);
  invariant(findings.length === 0, `a history's pack is right: ${findings[0]?.message.en}`);
  return text;
}

function openly(text: string, change: LowChange): string {
  switch (change) {
    case 'none':
      return text;
    case 'destinations stay':
      return withEffect(text, /^m20-not-public-anonymous$/, 'release', 'withhold');
    case 'a form of the hub’s own':
      return withEffect(text, /-not-public-anonymous$/, 'release', '{ redact: strip-handling }');
    case 'nothing new':
      return withEffect(text, /^m(18|22)-.*$/, 'release', 'withhold');
  }
}

function secretly(text: string, change: SecretChange): string {
  if (change === 'none') return text;
  if (change === 'held instead') return withEffect(text, /-may-identify$/, 'withhold', 'hold');
  if (change === 'other words')
    return text.replaceAll(/en: "raw data stay/g, 'en: "all raw data stay');
  const rule = [
    'id: fewer',
    'gate: table',
    'when: { publicity: not_public, provenance: not_stated }',
    `audience: [${change.withheldFrom.join(', ')}]`,
    'effect: withhold',
    'citation: M-27',
    'status: product-decision',
    'reason: { en: "not to these", ja: "提供しない" }',
  ];
  return text.replace('\nrules:\n', `\nrules:\n  - ${rule.join('\n    ')}\n`);
}

/** Gives the rules of these names that have one effect another. */
function withEffect(text: string, names: RegExp, from: string, to: string): string {
  return text
    .split(/(?=^ {2}- id: )/m)
    .map((rule) => {
      const [, id = ''] = /^ {2}- id: (\S+)/.exec(rule) ?? [];
      if (!names.test(id)) return rule;
      return rule.replace(new RegExp(`    effect: ${from}\\n`), `    effect: ${to}\n`);
    })
    .join('');
}
