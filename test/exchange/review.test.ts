/**
 * The review queue: what waits is found, decided on for one audience at a time, and nothing else is opened.
 */
import t from 'tap';
import type { HoldPlace, HoldQuery } from '../../src/exchange/holds.ts';
import type { ReviewRequest } from '../../src/exchange/review.ts';
import { indicator, indicators, uuid } from '../support/stix-objects.ts';
import { anonymous, type Desk, identifying, openDesk } from './desk.ts';

const evidence = 'https://example.org/notice';
const by = { kind: 'account', id: 'kay' } as const;
const later = '2026-02-01T00:00:00.000Z';
/** The table leaves this cell open: held for everybody (M-29). */
const open = {
  ...anonymous,
  publicity: 'restricted_service',
  terms: { permits: ['peer', 'government'] },
};

function id(number: number): string {
  return `indicator--${uuid(number)}`;
}

function queue(desk: Desk, more: Partial<HoldQuery> = {}) {
  return desk.hub.curation.holds({ cause: 'rule', limit: 100, ...more });
}

async function waiting(desk: Desk, more: Partial<HoldQuery> = {}) {
  const { items } = await queue(desk, more);
  return items.map(({ contribution }) => contribution.objectId);
}

function request(
  chosen: ReviewRequest['chosen'],
  more: Partial<ReviewRequest> = {},
): ReviewRequest {
  const sides = { cleared: ['peer'], refused: [] };
  return { by, mayLoosen: true, chosen, ...sides, reason: 'weighed', evidence, ...more };
}

async function numberOf(desk: Desk, object: string): Promise<number> {
  const [first] = await desk.hub.curation.labelsOf(object);
  return first?.contribution.id ?? 0;
}

async function review(desk: Desk, chosen: ReviewRequest['chosen'], more?: Partial<ReviewRequest>) {
  const reviewed = await desk.hub.curation.review(request(chosen, more));
  await desk.hub.settle();
  return reviewed;
}

async function read(desk: Desk, who: string) {
  return (await desk.log(who)).map((row) => row.id);
}

t.test('what a rule holds is listed with audiences, rules and words, and counted', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1)], open);
  await desk.submit('one', [indicator(2)], anonymous);
  await desk.submit('one', [indicator(3)], identifying);
  t.same(await read(desk, 'peer'), [id(2)]);
  const { items } = await queue(desk);
  t.match(items, [
    {
      contribution: { objectId: id(1), submitter: 'one' },
      category: 'malware_extracted',
      heldFor: [
        { audience: 'government', rules: [{ rule: 'm22-restricted-service', effect: 'hold' }] },
        { audience: 'peer', rules: [{ gate: 'table', reason: { en: String, ja: String } }] },
      ],
    },
  ]);
  t.equal(items.length, 1);
  const summary = await desk.hub.curation.holdSummary({ cause: 'rule', audience: 'peer' });
  const since = items[0]?.since;
  t.match(summary, {
    contributions: 1,
    oldestSince: since,
    byRule: [{ audience: 'peer', rule: 'm22-restricted-service', contributions: 1 }],
  });
  t.same(await waiting(desk, { audience: 'public' }), [], 'terms do not permit it: withheld');
  t.same(await waiting(desk, { category: 'ttp' }), []);
  t.same(await waiting(desk, { rule: 'm22-restricted-service', audience: 'peer' }), [id(1)]);
  t.same(await waiting(desk, { rule: 'another' }), []);
});

t.test('a decision is told before it is made, and then does what was told', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1)], open);
  const chosen = { contributions: [await numberOf(desk, id(1))] };
  const preview = await desk.hub.curation.previewReview(request(chosen));
  t.match(preview, {
    gains: [{ audience: 'peer', gained: 1, lost: 0 }],
    items: [{ verdicts: [{ before: { effect: 'hold' }, after: { effect: 'release' } }] }],
  });
  t.same(await waiting(desk), [id(1)], 'nothing was decided');
  const reviewed = await review(desk, chosen);
  t.same({ ...preview, assertions: [1] }, reviewed);
  t.same(await read(desk, 'peer'), [id(1)]);
  t.same(await read(desk, 'government'), []);
  t.same(await waiting(desk), [id(1)], 'it still waits for the government');
  t.match(await desk.hub.auditRecords({ limit: 1, subject: `object:${id(1)}` }), [
    { action: 'review', actor: 'account:kay' },
  ]);
});

t.test(
  'clearing holds for what was reviewed: not for later versions, not for later doubts',
  async (t) => {
    const desk = await openDesk(t);
    await desk.submit('one', [indicator(1), indicator(2)], open);
    const contributions = [await numberOf(desk, id(1)), await numberOf(desk, id(2))];
    await review(desk, { contributions });
    t.same(await read(desk, 'peer'), [id(1), id(2)]);
    await desk.submit('one', [indicator(1, { modified: later })], open);
    t.same(
      await read(desk, 'peer'),
      [id(2)],
      'the new version waits, and with it the lineage (R-8)',
    );
    const doubt = { object: id(2), statement: { stage: 'detailed' }, reason: 'x', loosens: false };
    await desk.hub.curation.assert({ by, mayLoosen: false, ...doubt });
    t.same(await read(desk, 'peer'), [], 'without waiting');
  },
);

t.test('a refusal takes it off the queue for good, and back only with evidence', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', [indicator(1)], open);
  const chosen = { contributions: [await numberOf(desk, id(1))] };
  const sides = { cleared: [], refused: ['peer', 'government'], mayLoosen: false };
  const { evidence: _, ...unproven } = request(chosen, sides);
  await desk.hub.curation.review(unproven);
  t.same(await waiting(desk), []);
  await desk.submit('one', [indicator(1, { modified: later })], open);
  t.same(await waiting(desk), [], 'later versions are refused, too');
  const { evidence: __, ...again } = request(chosen);
  await t.rejects(desk.hub.curation.review(again), /needs evidence/);
  await t.rejects(desk.hub.curation.review({ ...again, evidence, mayLoosen: false }), /curators/);
  await review(desk, chosen);
  t.same(await read(desk, 'peer'), [id(1), id(1)], 'both versions that are there');
});

t.test('many are decided on by filter, with the number expected; the queue is paged', async (t) => {
  const desk = await openDesk(t);
  await desk.submit('one', indicators(3), open);
  await desk.submit('two', indicators(2, 7), { ...open, stage: 'rapid' });
  const seen: string[] = [];
  let after: HoldPlace | undefined;
  do {
    const { items, next } = await queue(desk, { limit: 2, after });
    seen.push(...items.map(({ contribution }) => contribution.objectId));
    after = next;
  } while (after !== undefined);
  t.same(seen.toSorted(), [1, 2, 3, 7, 8].map(id));
  const filter = { cause: 'rule', audience: 'peer' } as const;
  const wrong = request({ filter, expected: 4 });
  await t.rejects(desk.hub.curation.review(wrong), /5 match, and 4 were expected/);
  const reviewed = await review(desk, { filter, expected: 5 });
  t.match(reviewed.gains, [{ gained: 5, lost: 0 }]);
  t.same((await read(desk, 'peer')).toSorted(), [1, 2, 3, 7, 8].map(id));
});

t.test(
  'what is withheld is not opened, and nobody decides for audiences that are not',
  async (t) => {
    const desk = await openDesk(t);
    await desk.submit('one', [indicator(1)], identifying);
    await desk.submit('one', [indicator(2)], open);
    const withheld = { contributions: [await numberOf(desk, id(1))] };
    const held = { contributions: [await numberOf(desk, id(2))] };
    const refused = async (asked: ReviewRequest, why: RegExp) => {
      await t.rejects(desk.hub.curation.previewReview(asked), why);
      await t.rejects(desk.hub.curation.review(asked), why);
    };
    await refused(request(withheld), /does not wait/);
    await refused(request(held, { cleared: ['public'] }), /does not wait/);
    await refused(request(held, { cleared: ['nobody'] }), /there is no audience/);
    await refused(request(held, { cleared: [] }), /no audience/);
    await refused(request(held, { refused: ['peer'] }), /twice/);
    await refused(request({ contributions: [99] }), /there is no contribution/);
    await review(desk, held, { cleared: ['peer'] });
    t.same(await read(desk, 'citizen'), []);
  },
);

t.test('R-5: what is bound to another waits apart, and may be cleared', async (t) => {
  const desk = await openDesk(t);
  const source = `identity--${uuid(9)}`;
  await desk.putConsumer('one', 'peer', [source]);
  await desk.submit('two', [indicator(1, { created_by_ref: source })], anonymous);
  t.same(await read(desk, 'peer'), []);
  t.same(await waiting(desk), []);
  const { items } = await queue(desk, { cause: 'unbound' });
  t.match(items, [
    { contribution: { submitter: 'two' }, heldFor: [{ rules: [{ citation: 'R-5' }] }, {}] },
  ]);
  const reviewed = await review(desk, { contributions: [items[0]?.contribution.id ?? 0] });
  t.match(reviewed.gains, [{ gained: 1, lost: 0 }]);
  t.equal((await desk.log('peer')).filter((row) => row.object.type === 'indicator').length, 1);
  t.same(await read(desk, 'government'), []);
  t.same(await waiting(desk, { cause: 'unbound', audience: 'peer' }), []);
});
