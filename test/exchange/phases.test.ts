/**
 * Phases in time: what an embargo keeps comes out once when it ends, what a consent lets out goes when it
 * lapses, whatever becomes of clock and process in between.
 */
import t from 'tap';
import type { JsonObject } from '../../src/base/json.ts';
import { formatTaxiiTime } from '../../src/base/time.ts';
import { indicator, indicators, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, openDesk } from './desk.ts';

const minute = 60_000_000;

function id(number: number): string {
  return `indicator--${uuid(number)}`;
}

/** A timestamp so many minutes from now. */
function ahead(desk: Desk, minutes: number): string {
  return formatTaxiiTime(desk.clock.now() + minutes * minute);
}

function embargo(desk: Desk, ends: Readonly<Record<string, number>>): JsonObject {
  const times = Object.entries(ends).map(([audience, after]) => [audience, ahead(desk, after)]);
  return { ...anonymous, not_before: Object.fromEntries(times) };
}

async function read(desk: Desk, who: string) {
  return (await desk.log(who)).map((row) => row.id);
}

t.test(
  'M-36: the end of an embargo reaches each poller once, with a stamp of its moment',
  async (t) => {
    const desk = await openDesk(t);
    await desk.submit('one', [indicator(1)], embargo(desk, { peer: 1, government: 2 }));
    t.same([await read(desk, 'peer'), await read(desk, 'government')], [[], []]);
    desk.clock.advance(minute + 1);
    const polled = desk.clock.now();
    await desk.hub.settle();
    const [row] = await desk.log('peer');
    t.match(row, { id: id(1) });
    t.ok((row?.stamp ?? 0) >= polled, 'a poller that asked before gets it now');
    t.same(await read(desk, 'government'), []);
    desk.clock.advance(minute);
    await desk.hub.settle();
    t.same(await read(desk, 'government'), [id(1)]);
    t.same(await desk.log('peer'), [row], 'and not again');
    await desk.reopen();
    t.same(await desk.log('peer'), [row]);
  },
);

t.test(
  'a consent that lapses closes at once: no read shows it, however late the tick',
  async (t) => {
    const desk = await openDesk(t);
    const consent = { scope: ['peer'], until: ahead(desk, 1) };
    await desk.submit('one', indicators(2), { ...anonymous, consent });
    t.same(await read(desk, 'peer'), [id(1), id(2)]);
    t.same(await read(desk, 'government'), []);
    desk.clock.advance(minute);
    const { access } = desk.access('peer');
    t.notOk(await desk.hub.holds(access, id(1)));
    t.same(await read(desk, 'peer'), [], 'nothing has ticked');
    await desk.hub.settle();
    t.same(await read(desk, 'peer'), []);
  },
);

t.test('what names something that lapsed goes with it', async (t) => {
  const desk = await openDesk(t);
  const consent = { scope: ['peer'], until: ahead(desk, 1) };
  await desk.submit('one', [indicator(1)], { ...anonymous, consent });
  const note = {
    ...{ type: 'note', spec_version: '2.1', id: `note--${uuid(5)}` },
    ...{ created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z' },
    ...{ content: 'seen', object_refs: [id(1)] },
  };
  await desk.submit('one', [note], anonymous);
  t.same(await read(desk, 'peer'), [id(1), note.id]);
  desk.clock.advance(minute);
  t.same(await read(desk, 'peer'), []);
});

t.test('a consent begins and lapses while the hub is down', async (t) => {
  const desk = await openDesk(t);
  const consent = { scope: ['peer'], from: ahead(desk, 1), until: ahead(desk, 3) };
  await desk.submit('one', [indicator(1)], { ...anonymous, consent });
  t.same(await read(desk, 'peer'), []);
  await desk.reopen();
  desk.clock.advance(2 * minute);
  await desk.reopen();
  t.same(await read(desk, 'peer'), [id(1)]);
  desk.clock.advance(2 * minute);
  await desk.reopen();
  t.same(await read(desk, 'peer'), []);
});

t.test('a clock that steps back and forth neither opens early nor releases twice', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1)], embargo(desk, { peer: 2 }));
  desk.clock.advance(minute);
  await desk.hub.settle();
  desk.clock.advance(-minute);
  await desk.hub.settle();
  t.same(await read(desk, 'peer'), []);
  desk.clock.advance(2 * minute);
  await desk.hub.settle();
  const rows = await desk.log('peer');
  t.same(
    rows.map((row) => row.id),
    [id(1)],
  );
  desk.clock.advance(-minute);
  await desk.hub.settle();
  desk.clock.advance(minute);
  await desk.hub.settle();
  t.same(await desk.log('peer'), rows);
});

t.test('an assertion may set an embargo, and its end is kept', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1)], anonymous);
  const asserter = { by: { kind: 'account', id: 'kay' }, mayLoosen: false } as const;
  const statement = { not_before: { peer: ahead(desk, 1) } };
  const request = { object: id(1), statement, reason: 'the victim asked', loosens: false };
  await desk.hub.curation.assert({ ...asserter, ...request });
  t.same(await read(desk, 'peer'), [], 'at once');
  desk.clock.advance(minute);
  await desk.hub.settle();
  t.same(await read(desk, 'peer'), [id(1)]);
});
