/** Packs made from the shipped one by changing single rules, each still a pack. */
import fc from 'fast-check';
import { parsePack } from '../../src/policy/pack.ts';

/** What to make of one rule. */
export interface PackEdit {
  /** Counts the rules, beginning anew when there are no more. */
  readonly rule: number;
  readonly to: 'release' | 'withhold' | 'redact' | 'hold' | 'anyone' | 'peers';
}

/** Some edits. */
export const packEdits: fc.Arbitrary<readonly PackEdit[]> = fc.array(
  fc.record({
    rule: fc.nat(200),
    to: fc.constantFrom('release', 'withhold', 'redact', 'hold', 'anyone', 'peers'),
  }),
  { minLength: 1, maxLength: 8 },
);

const texts: Readonly<Record<PackEdit['to'], readonly [RegExp, string]>> = {
  release: [/( {4}effect: ).*/, '$1release'],
  withhold: [/( {4}effect: ).*/, '$1withhold'],
  redact: [/( {4}effect: ).*/, '$1{ redact: strip-handling }'],
  hold: [/( {4}effect: ).*/, '$1hold'],
  anyone: [/( {4}audience: ).*/, '$1any'],
  peers: [/( {4}audience: ).*/, '$1[peer]'],
};

/** One rule of a text changed; throws where there is none that this changes. */
export function changed(text: string, id: string, to: PackEdit['to']): string {
  const start = text.indexOf(`  - id: ${id}\n`);
  const next = text.indexOf('  - id: ', start + 1);
  const rule = text.slice(start, next < 0 ? undefined : next);
  const [pattern, replacement] = texts[to];
  const edited = rule.replace(pattern, replacement);
  if (start < 0 || edited === rule) throw new Error(`nothing to change in ${id}`);
  return text.slice(0, start) + edited + text.slice(start + rule.length);
}

/** The text with those edits that leave it a pack. */
export function packOf(text: string, edits: readonly PackEdit[]): string {
  const ids = [...text.matchAll(/^ {2}- id: (\S+-anonymous)\n {4}gate: table/gm)].map(
    ([, id]) => id ?? '',
  );
  return edits.reduce((before, { rule, to }) => {
    try {
      const after = changed(before, ids[rule % ids.length] ?? '', to);
      return parsePack(after).pack === undefined ? before : after;
    } catch {
      return before;
    }
  }, text);
}
