import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '#db/testing.ts';
import { type Candidate, candidatesOf } from '#lib/events/candidates.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { indexAhead, prepare } from '#lib/events/prepared.ts';
import { isBroughtByPlace } from '#lib/events/warning.ts';
import { type Draft, type DraftEvent, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, personOf, presenceOf, roomOf } from '#lib/model/draft-testing.ts';
import { highsSolver } from './highs-solver.ts';
import { choiceOf, improved, linearModel } from './linear-model.ts';
import { byTotal, greedyProposal, proposalWorthOf, told, withPlaces } from './proposal.ts';
import { solvableFestival } from './solvable-testing.ts';

const day = '2026-11-28';
const festival = { startsOn: day, endsOn: day, opensAt: '10:00', closesAt: '14:00' };
const hour = (id: number, minutes: number, own = {}) =>
  eventOf(id, { startsAt: null, rooms: [], items: [itemOf(id * 100, { kind: 'other', minutes })], ...own });

/** As in the product, but for a number of rounds instead of seconds. */
async function solved(draft: Draft, rounds = 3) {
  const index = indexDraft(draft);
  const solve = highsSolver(await loadHighs());
  let left = rounds;
  let bettered = 0;
  const given = { solve: (model: string) => solve(model, 20), random: randomFrom(1), left: () => 1000 * left };
  const best = improved(index, greedyProposal(index), {
    ...given,
    onProgress: (progress) => {
      left -= 1;
      bettered = progress.bettered;
    },
  });
  return { ...best, bettered };
}

describe('a proposal for all unscheduled séances', () => {
  it('finds a place without a warning for each if there is one, and moves nothing that is placed', async () => {
    const { draft, solution } = solvableFestival({ events: 24, rooms: 3, days: 3, seed: 4 });
    const events = draft.events.map((event, i) => (i % 4 === 0 ? (solution.events[i] ?? event) : event));
    const { places, worth } = await solved({ ...draft, events });
    expect(worth).toMatchObject({ unplaced: 0, blocking: 0, warnings: 0 });
    const then = withPlaces(indexDraft({ ...draft, events }), places);
    expect(then.index.draft.events.filter((_, i) => i % 4 === 0)).toEqual(events.filter((_, i) => i % 4 === 0));
    expect(conflictsOf(then).filter((one) => isBroughtByPlace(one) && one.level !== 'hint')).toEqual([]);
  });

  it('is improved by the solver if going one by one leaves something out', async () => {
    // Four hours in two rooms hold 105 minutes twice, or 60 three times; choosing the earliest hour
    // mixes them.
    const events = [105, 105, 60, 60, 60].map((minutes, i) => hour(i + 1, minutes));
    const draft = draftOf(events, { festival, rooms: [roomOf(1), roomOf(2)] });
    expect(greedyProposal(indexDraft(draft)).worth.unplaced).toBe(1);
    const { worth, bettered } = await solved(draft);
    expect(worth).toEqual({ unplaced: 0, blocking: 0, warnings: 0, unmet: 0, hints: 0 });
    expect(bettered).toBe(1);
  });

  it('places nothing in hours that are over', () => {
    const index = indexDraft(draftOf([hour(1, 60), hour(2, 60)], { festival, rooms: [roomOf(1)] }));
    const ahead = indexAhead(index, `${day}T11:20:00.000Z`);
    const { places } = greedyProposal(ahead);
    expect([...places.values()].map(({ startsAt }) => startsAt)).toEqual([`${day}T12:30`]);
    expect(told(ahead, places, { worth: proposalWorthOf(ahead, [], places), round: 0, bettered: 0 }).unplaced).toEqual([
      { eventId: 2, why: 'full' },
    ]);
  });

  it('says why a séance has no place', () => {
    const people = [personOf(1, { departsAt: `${day}T09:00` }), personOf(2)];
    const here = (personId: number) => ({ people: [presenceOf(personId, { presence: 'in-person' })] });
    const busy = eventOf(9, {
      startsAt: `${day}T10:00`,
      rooms: [{ roomId: 2, use: 'main' as const }],
      items: [itemOf(900, { kind: 'other', minutes: 240 })],
      ...here(2),
    });
    const events = [
      hour(1, 60, { capacity: 900 }),
      hour(2, 300),
      hour(3, 60, here(1)),
      hour(4, 60, here(2)),
      hour(5, 200),
      hour(6, 200),
      busy,
    ];
    const index = indexDraft(draftOf(events, { festival, people, rooms: [roomOf(1), roomOf(2)] }));
    const { places, worth } = greedyProposal(index);
    const { unplaced } = told(index, places, { worth, round: 0, bettered: 0 });
    expect(unplaced).toEqual([
      { eventId: 1, why: 'room' },
      { eventId: 2, why: 'hours' },
      { eventId: 3, why: 'away', personIds: [1] },
      { eventId: 4, why: 'wanted', personIds: [2] },
      { eventId: places.has(5) ? 6 : 5, why: 'full' },
    ]);
  });

  it('contains what a programmer may change, in their rooms or of their themes, and says if there is none', () => {
    const remit = { themeIds: [7], roomIds: [3] };
    const overflow = { rooms: [{ roomId: 2, use: 'overflow' as const }] };
    const events = [
      hour(1, 60),
      hour(2, 60, { themeIds: [7] }),
      hour(3, 60, { themeIds: [8] }),
      hour(4, 60, overflow),
      hour(5, 60, { capacity: 200 }),
      hour(6, 60, { capacity: 900 }),
    ];
    const rooms = [roomOf(1, { seats: 300 }), roomOf(2, { seats: 300 }), roomOf(3, { seats: 100 })];
    const index = { ...indexDraft(draftOf(events, { festival, rooms })), remit };
    const { places, worth } = greedyProposal(index);
    expect([...places].map(([id, { room }]) => [id, room.id]).filter(([id]) => id !== 2)).toEqual([[1, 3]]);
    expect(places.has(2)).toBe(true);
    const { unplaced } = told(index, places, { worth, round: 0, bettered: 0 });
    expect(unplaced).toEqual([
      { eventId: 5, why: 'notYours' },
      { eventId: 6, why: 'room' },
    ]);
  });

  it('keeps an hour that somebody set, and looks for a room', () => {
    const events = [hour(1, 60, { startsAt: `${day}T11:05` }), hour(2, 60, { admission: 'drop-in' })];
    const { places } = greedyProposal(indexDraft(draftOf(events, { festival, rooms: [roomOf(1)] })));
    expect([...places].map(([id, { startsAt }]) => [id, startsAt])).toEqual([[1, `${day}T11:05`]]);
  });

  it('prefers a room somebody wished for', () => {
    const wish = { rooms: [{ roomId: 2, use: 'main' as const }] };
    const draft = draftOf([hour(1, 60, wish), hour(2, 60, wish)], { festival, rooms: [roomOf(1), roomOf(2)] });
    const { places } = greedyProposal(indexDraft(draft));
    expect([...places.values()].map(({ room }) => room.id)).toEqual([2, 2]);
  });
});

it('weighs a wish more than séances of one theme at one time, and a warning more than a wish', () => {
  const prepared = prepare(draftOf([hour(1, 60)], { festival, rooms: [roomOf(1)] }));
  const event = prepared.index.events.get(1) as DraftEvent;
  const [place] = candidatesOf(prepared, event);
  const costOf = (counts: Partial<Candidate>) => {
    const none = { warnings: 0, hints: 0, unmet: 0 };
    const model = linearModel(prepared, [choiceOf(prepared, event, { ...(place as Candidate), ...none, ...counts })]);
    return Number(/cost: ([\d.]+) x0/.exec(model)?.[1]);
  };
  expect(costOf({ hints: 1, unmet: 1 })).toBeGreaterThan(costOf({ hints: 5 }));
  expect(costOf({ warnings: 1 })).toBeGreaterThan(costOf({ hints: 2, unmet: 2 }));
});

it('prefers fulfilling one wish to separating two séances of its theme', () => {
  const own = { items: [itemOf(7, { kind: 'other', minutes: 60 })], themeIds: [1] };
  const there = (roomId: number) => ({ startsAt: `${day}T15:00`, rooms: [{ roomId, use: 'main' as const }] });
  const events = [
    hour(1, 60, { themeIds: [1], wishes: { part: 'afternoon' } }),
    eventOf(2, { ...own, ...there(2) }),
    eventOf(3, { ...own, ...there(3) }),
  ];
  const wide = { festival: { ...festival, closesAt: '18:00' }, rooms: [roomOf(1), roomOf(2), roomOf(3)] };
  const index = indexDraft(draftOf(events, wide));
  const waiting = events.slice(0, 1);
  const worthAt = (time: string) => {
    const place = candidatesOf(prepare(index), waiting[0] as DraftEvent).find(
      ({ startsAt, room }) => startsAt === `${day}T${time}` && room.id === 1,
    );
    return proposalWorthOf(index, waiting, new Map([[1, place as Candidate]]));
  };
  const [wished, alone] = [worthAt('15:00'), worthAt('10:00')];
  expect([wished, alone]).toMatchObject([
    { unmet: 0, hints: 2 },
    { unmet: 1, hints: 1 },
  ]);
  expect(byTotal(wished, alone)).toBeLessThan(0);
});

it('fulfils wishes: an opening is first, later séances come later, the evening is in the evening', async () => {
  const wide = { ...festival, opensAt: '10:00', closesAt: '23:00' };
  const events = [
    hour(1, 60, { wishes: { after: 2 } }),
    hour(2, 60, { wishes: { part: 'afternoon' } }),
    hour(3, 60, { wishes: { edge: 'closing' } }),
    hour(4, 60, { kind: 'ceremony', title: { fr: 'Ouverture' } }),
    hour(5, 60, { wishes: { part: 'evening' } }),
    hour(6, 60),
  ];
  const draft = draftOf(events, { rooms: [roomOf(1)] });
  const { places, worth } = await solved({ ...draft, festival: { ...draft.festival, ...wide } });
  expect(worth).toMatchObject({ unplaced: 0, warnings: 0, hints: 0 });
  const start = (id: number) => places.get(id)?.startsAt ?? '';
  expect([4, 2, 1, 5, 3].map(start)).toEqual([4, 2, 1, 5, 3].map(start).sort());
});
