/** Opens a hub under another pack, says so, and carries it out until it is killed. */
import { openHub } from '../../src/exchange/open-hub.ts';

const [folder = '', packFile = ''] = process.argv.slice(2);
await openHub({ folder, packFile });
process.stdout.write('in force\n');
