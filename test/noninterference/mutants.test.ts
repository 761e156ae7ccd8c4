/** the property of non-interference kills every known leak built in between the hub and the client. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { mustBeKilled } from './hunt.ts';
import { servingMutants } from './mutants.ts';
import { storeMutants } from './store-mutants.ts';

const mutants = [...servingMutants, ...storeMutants];

for (const mutant of servingMutants) await mustBeKilled(t, mutant);

t.test(
  'R-20: docs/non-interference.md names each mutant in the row of its channel, and no other',
  async (t) => {
    const page = join(import.meta.dirname, '..', '..', 'docs', 'non-interference.md');
    const rows = [...readFileSync(page, 'utf8').matchAll(/^\| (\d+) \|.*\|.*\|(.*)\|$/gm)];
    t.equal(rows.length, 26, 'all channels');
    const named = rows.flatMap(([, channel, cell = '']) =>
      [...cell.replace(/\*not yet\*.*/, '').matchAll(/`([^`.]+)`/g)].map(
        ([, name]) => `${channel} ${name}`,
      ),
    );
    t.same(named.sort(), mutants.map(({ channel, name }) => `${channel} ${name}`).sort());
    for (const [row] of rows)
      t.ok(/`|not yet/.test(row), 'a row says what kills it, or that nothing does');
  },
);
