/**
 * What late release costs: `npm run bench:late`.
 *
 * First, deciding a whole collection anew where one object in a hundred changes, beside one plain UPDATE of
 * as many rows in the same database and run. Then, putting one object into a large graph, beside the same in
 * a small one. Ends with 1 when a target is missed. `--small` takes a tenth of everything; `--json` prints
 * figures.
 */
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { measureDeciding } from './deciding.ts';
import { measureInserting } from './inserting.ts';

const { values: flags } = parseArgs({
  options: { small: { type: 'boolean' }, json: { type: 'boolean' } },
});
const [objects, graph] = flags.small === true ? [100_000, 10_000] : [1_000_000, 100_000];

/** One figure beside another. */
export interface Comparison {
  readonly name: string;
  readonly ours: number;
  readonly beside: number;
  /** The most that the ratio may be; `undefined` where it is only told. */
  readonly most: number | undefined;
}

const lines: readonly Comparison[] = [
  ...(await measureDeciding(objects)),
  ...(await measureInserting(graph)),
];
const ratioOf = ({ ours, beside }: Comparison) => ours / beside;
const isMissed = (line: Comparison) => line.most !== undefined && ratioOf(line) > line.most;

function rowOf(line: Comparison): readonly string[] {
  const target = line.most === undefined ? '–' : `≤ ${line.most}`;
  const verdict = line.most === undefined ? '' : isMissed(line) ? ': missed' : ': met';
  const [ours, beside] = [line.ours, line.beside].map(
    (seconds) => `${(seconds * 1000).toFixed(1)} ms`,
  );
  return [line.name, ours ?? '', beside ?? '', ratioOf(line).toFixed(2), `${target}${verdict}`];
}

if (flags.json === true) {
  console.log(
    JSON.stringify(
      lines.map((line) => ({ ...line, ratio: ratioOf(line) })),
      null,
      2,
    ),
  );
} else {
  const table = new Table({
    head: [`${objects} objects, a graph of ${graph}`, 'ours', 'beside', 'ratio', 'target'],
    style: { head: [], border: [] },
  });
  for (const line of lines) table.push([...rowOf(line)]);
  console.log(table.toString());
}
process.exitCode = lines.some(isMissed) ? 1 : 0;
