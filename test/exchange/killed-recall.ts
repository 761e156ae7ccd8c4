/** Recalls an object and dies before anything is concluded: `node killed-recall.ts FOLDER OBJECT`. */
import { openHub } from '../../src/exchange/open-hub.ts';
import { steppingClock } from '../support/stepping-clock.ts';

const [folder = '', object = ''] = process.argv.slice(2);
const hub = await openHub({ folder, clock: steppingClock() });
const by = { kind: 'account', id: 'kay' } as const;
await hub.recalls.order({ by, objects: [object], reason: 'names a victim' });
process.kill(process.pid, 'SIGKILL');
