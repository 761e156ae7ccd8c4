/** Records reads until it kills itself in the middle; its output is how many were acknowledged. */
import { closedText, filterText } from '../../src/store/ledger.ts';
import { openLedger } from '../../src/store/sqlite-ledger.ts';

const ledger = await openLedger({ file: process.argv[2] ?? '' });
const versions = { all: true, last: false, first: false, keys: [] };
const range = {
  ...{ consumer: 'acme', log: 1, collection: 'c', audience: 'peer', endpoint: 'objects' as const },
  ...{ filter: filterText({ versions }), closed: closedText([]), policy: '{}' },
  ...{ after: 0, until: 10, since: 0, horizon: 10, removals: 0, rows: 3, opened: 1 },
};
for (let acknowledged = 0; acknowledged < 40; acknowledged += 2)
  await ledger.record([range, range], []);
process.stdout.write('40', () => {
  void ledger.record([range], []);
  process.kill(process.pid, 'SIGKILL');
});
