/** Opens a hub, gives a collection other default labels, and carries that out until it is killed. */
import { openHub } from '../../src/exchange/open-hub.ts';

const [folder = '', collection = '', labels = '{}'] = process.argv.slice(2);
const hub = await openHub({ folder });
process.stdout.write('open\n');
await hub.administration.put('collection', collection, {
  ...{ title: 'shared', apiRoot: 'hub', pageSize: 1000 },
  defaults: { labels: JSON.parse(labels) },
});
