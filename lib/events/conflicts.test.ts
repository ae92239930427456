import { describe, expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Draft, DraftEvent } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, presenceOf, roomOf, versionOf } from '#lib/model/draft-testing.ts';
import { conflictsOf } from './conflicts.ts';

/** The warnings without their facts, which have a test of their own. */
const found = (draft: Draft) => conflictsOf(draft).map(({ facts: _, ...warning }) => warning);
const codes = (draft: Draft) => conflictsOf(draft).map((warning) => warning.code);

const at = (id: number, startsAt: string, minutes: number, own: Partial<DraftEvent> = {}) =>
  eventOf(id, { startsAt, items: [itemOf(id * 100 + 1, { kind: 'other', minutes })], ...own });

const inRoom = (roomId: number): Pick<DraftEvent, 'rooms'> => ({ rooms: [{ roomId, use: 'main' }] });

describe('two séances in one room', () => {
  const FOUR = '2026-11-28T14:00';

  it.each([
    ['15:10', 20],
    ['15:29', 1],
  ])('overlap if the content of one begins, at %s, before the other has ended', (hour, minutes) => {
    const draft = draftOf([at(1, FOUR, 90), at(2, `2026-11-28T${hour}`, 60)]);
    expect(found(draft)).toEqual([
      { code: 'room-overlap', level: 'blocking', eventIds: [1, 2], day: '2026-11-28', roomId: 1, minutes },
    ]);
  });

  it.each([
    ['15:00', 20],
    ['15:01', 19],
    ['15:19', 1],
  ])('lack minutes of changeover if the second starts at %s', (hour, missingMinutes) => {
    expect(found(draftOf([at(1, FOUR, 60), at(2, `2026-11-28T${hour}`, 60)]))).toEqual([
      { code: 'changeover-short', level: 'warning', eventIds: [1, 2], day: '2026-11-28', roomId: 1, missingMinutes },
    ]);
  });

  it('have enough changeover at exactly twenty minutes: touching is not overlapping', () => {
    expect(codes(draftOf([at(1, FOUR, 60), at(2, '2026-11-28T15:20', 60)]))).toEqual([]);
  });

  it.each<[string, Partial<DraftEvent>, Partial<DraftEvent>]>([
    ['another room', {}, inRoom(2)],
    ['no room yet', {}, { rooms: [] }],
    ['one is cancelled', { status: 'cancelled' }, {}],
    ['the other is cancelled', {}, { status: 'cancelled' }],
    ['one is drop-in', { admission: 'drop-in' }, {}],
    ['no time yet', {}, { startsAt: null }],
    ['another day', {}, { startsAt: '2026-11-29T14:00' }],
  ])('do not clash: %s', (_, one, other) => {
    const draft = draftOf([at(1, FOUR, 60, one), at(2, FOUR, 60, other)], { rooms: [roomOf(1), roomOf(2)] });
    expect(codes(draft).filter((code) => code !== 'incomplete')).toEqual([]);
  });

  it.each(['outdoor', 'meeting-point', 'online'] as const)('do not clash where the place is %s', (kind) => {
    expect(codes(draftOf([at(1, FOUR, 60), at(2, FOUR, 60)], { rooms: [roomOf(1, { kind })] }))).toEqual([]);
  });

  it('clash when one is for the team only', () => {
    expect(codes(draftOf([at(1, FOUR, 60, { visibility: 'team' }), at(2, FOUR, 60)]))).toEqual(['room-overlap']);
  });

  it.each(['overflow', 'joined'] as const)('clash in an %s room as in the main one', (use) => {
    const wide = at(1, FOUR, 60, {
      rooms: [
        { roomId: 1, use: 'main' },
        { roomId: 2, use },
      ],
    });
    expect(found(draftOf([wide, at(2, FOUR, 60, inRoom(2))]))).toMatchObject([{ code: 'room-overlap', roomId: 2 }]);
  });

  it('have one warning if they share two rooms, about the worse one', () => {
    const rooms = [
      { roomId: 1, use: 'main' as const },
      { roomId: 2, use: 'joined' as const },
    ];
    const draft = draftOf([at(1, FOUR, 60, { rooms }), at(2, '2026-11-28T15:10', 60, { rooms })], {
      rooms: [roomOf(1), roomOf(2, { clearMinutes: 30 })],
    });
    expect(found(draft)).toMatchObject([{ code: 'changeover-short', roomId: 2, missingMinutes: 30 }]);
  });

  it('have one warning about the worst of three rooms, the first if equal, and all three in its facts', () => {
    const rooms = [3, 1, 2].map((roomId, i) => ({ roomId, use: i === 0 ? ('main' as const) : ('joined' as const) }));
    const clash = (...clear: number[]) =>
      conflictsOf(
        draftOf([at(1, FOUR, 60, { rooms }), at(2, '2026-11-28T15:05', 60, { rooms })], {
          rooms: clear.map((clearMinutes, i) => roomOf(i + 1, { clearMinutes })),
        }),
      ).map(({ roomId, facts }) => [roomId, facts.split(' ')[1]]);
    expect(clash(10, 10, 10)).toEqual([[1, '1,2,3']]);
    expect(clash(10, 30, 20)).toEqual([[2, '1,2,3']]);
    expect(clash(10, 20, 30)).toEqual([[3, '1,2,3']]);
    expect(clash(30, 20, 10)).toEqual([[1, '1,2,3']]);
  });

  it('are ordered by start, then by number, whatever their doors and ids', () => {
    const numbered = (id: number, number: number, startsAt: string, own: Partial<DraftEvent> = {}) =>
      at(id, startsAt, 60, { number, ...own });
    const ids = (...events: DraftEvent[]) => conflictsOf(draftOf(events)).map((w) => w.eventIds);
    expect(ids(numbered(1, 9, FOUR), numbered(2, 8, FOUR))).toEqual([[2, 1]]);
    expect(ids(numbered(2, 8, FOUR), numbered(1, 9, FOUR))).toEqual([[2, 1]]);
    expect(ids(numbered(1, 9, FOUR), numbered(2, 8, '2026-11-28T14:10', { doorsMinutes: 60 }))).toEqual([[1, 2]]);
    expect(ids(numbered(1, 9, FOUR, { doorsMinutes: 60 }), numbered(2, 8, FOUR))).toEqual([[2, 1]]);
  });

  it('take doors and clearing from the séance, else the room, else the festival', () => {
    const next = (own: Partial<DraftEvent>) => at(2, '2026-11-28T15:20', 60, own);
    expect(found(draftOf([at(1, FOUR, 60), next({ doorsMinutes: 25 })]))).toMatchObject([{ missingMinutes: 15 }]);
    expect(found(draftOf([at(1, FOUR, 60), next({})], { rooms: [roomOf(1, { clearMinutes: 12 })] }))).toMatchObject([
      { missingMinutes: 2 },
    ]);
    expect(found(draftOf([at(1, FOUR, 60), next({})], { festival: { doorsMinutes: 20 } }))).toMatchObject([
      { missingMinutes: 10 },
    ]);
    expect(found(draftOf([at(1, FOUR, 60, { kind: 'show', people: [presenceOf(1)] }), next({})]))).toMatchObject([
      { missingMinutes: 5 },
    ]);
    expect(found(draftOf([at(1, FOUR, 60), next({})], { rooms: [roomOf(1, { seats: 201 })] }))).toMatchObject([
      { missingMinutes: 5 },
    ]);
    expect(codes(draftOf([at(1, FOUR, 60), next({})], { rooms: [roomOf(1, { seats: 200 })] }))).toEqual([]);
  });

  it('are all named if a long one covers several', () => {
    const draft = draftOf([at(1, FOUR, 300), at(2, '2026-11-28T15:00', 30), at(3, '2026-11-28T17:00', 30)]);
    expect(found(draft)).toMatchObject([{ eventIds: [1, 2] }, { eventIds: [1, 3] }]);
  });

  it('belong to the festival day of the first, at night too', () => {
    const draft = draftOf([at(1, '2026-11-29T00:30', 90), at(2, '2026-11-29T01:00', 90)]);
    expect(found(draft)).toMatchObject([{ day: '2026-11-28' }]);
  });

  it('are compared in elapsed time when the clocks go back', () => {
    // From 01:30 in summer time, 90 minutes end at the second 02:00. 02:30 is read as the first
    // one, half an hour into the séance.
    const first = at(1, '2026-10-25T01:30', 90);
    expect(found(draftOf([first, at(2, '2026-10-25T02:30', 60)]))).toMatchObject([
      { code: 'room-overlap', minutes: 30 },
      // The clocks change during the second one, because 02:30 is read as the first of the two.
      { code: 'clock-change', eventIds: [2] },
    ]);
    expect(codes(draftOf([first, at(2, '2026-10-25T03:00', 60)]))).toEqual([]);
  });
});

describe('a person at two séances', () => {
  const withPerson = (id: number, startsAt: string, own: Partial<DraftEvent> = {}) =>
    at(id, startsAt, 60, { people: [presenceOf(1)], ...inRoom(id), ...own });

  it('is needed at two places at once', () => {
    const draft = draftOf([withPerson(1, '2026-11-28T14:00'), withPerson(2, '2026-11-28T14:40')]);
    expect(found(draft)).toEqual([
      {
        code: 'person-overlap',
        level: 'blocking',
        eventIds: [1, 2],
        day: '2026-11-28',
        personId: 1,
        minutes: 20,
        from: '2026-11-28T14:40',
        standing: 'confirmed',
      },
    ]);
  });

  it('may go from one to the next if they touch', () => {
    expect(codes(draftOf([withPerson(1, '2026-11-28T14:00'), withPerson(2, '2026-11-28T15:00')]))).toEqual([]);
  });

  // A séance with two parts, at 14:00 and 14:30; the person is needed for only one of them.
  const parts = [itemOf(101, { kind: 'other', minutes: 30 }), itemOf(102, { kind: 'other', minutes: 30 })];
  const forItem = (itemId: number) => ({ ...inRoom(1), items: parts, people: [presenceOf(1, { itemId })] });

  it.each([
    [101, '14:30', []],
    [101, '14:29', [1]],
    [102, '13:25', []],
    [102, '13:26', [1]],
    [102, '13:30', [5]],
  ])(
    'attached to item %i, another at %s: minutes shared %j (people are needed five minutes before)',
    (itemId, hour, minutes) => {
      const draft = draftOf([at(1, '2026-11-28T14:00', 0, forItem(itemId)), withPerson(2, `2026-11-28T${hour}`)]);
      expect(conflictsOf(draft).flatMap((w) => (w.code === 'person-overlap' ? [w.minutes] : []))).toEqual(minutes);
    },
  );

  it('who stays in the same room needs no five minutes between', () => {
    const first = at(1, '2026-11-28T14:00', 60, { people: [presenceOf(1)] });
    const second = at(2, '2026-11-28T15:00', 0, { items: parts, people: [presenceOf(1, { itemId: 101 })] });
    expect(codes(draftOf([first, second]))).toEqual(['changeover-short']);
  });

  it('counts by video, and counts and says so when only considered', () => {
    const considered = withPerson(2, '2026-11-28T14:00', {
      people: [presenceOf(1, { presence: 'video', confirmation: 'considered' })],
    });
    expect(found(draftOf([withPerson(1, '2026-11-28T14:00'), considered]))).toMatchObject([
      { code: 'person-overlap', standing: 'considered' },
      { code: 'unconfirmed' },
    ]);
  });

  it.each([
    ['confirmed', 'considered', 'considered'],
    ['considered', 'confirmed', 'considered'],
    ['invited', 'tentative', 'invited'],
    ['tentative', 'invited', 'invited'],
    ['confirmed', 'tentative', 'tentative'],
    ['confirmed', 'confirmed', 'confirmed'],
  ] as const)('%s here and %s there is %s', (here, there, standing) => {
    const both = [here, there].map((confirmation, i) =>
      withPerson(i + 1, '2026-11-28T14:00', { visibility: 'team', people: [presenceOf(1, { confirmation })] }),
    );
    expect(found(draftOf(both))).toMatchObject([{ standing }]);
  });

  it('is named first where it begins first, whatever hour they are needed', () => {
    const items = [itemOf(201, { kind: 'other', minutes: 60 }), itemOf(202, { kind: 'other', minutes: 60 })];
    const long = withPerson(2, '2026-11-28T13:00', { items, people: [presenceOf(1, { itemId: 202 })] });
    const ids = (...events: DraftEvent[]) => conflictsOf(draftOf(events)).map((w) => w.eventIds);
    // The person is needed from 13:55 in the séance that begins at 13:00, and from 13:50 in the one
    // that begins then.
    expect(ids(withPerson(1, '2026-11-28T13:50'), long)).toEqual([[2, 1]]);
    expect(ids(withPerson(1, '2026-11-28T14:00', { number: 7 }), withPerson(2, '2026-11-28T14:00'))).toEqual([[2, 1]]);
  });

  it.each([{ presence: 'recorded' }, { confirmation: 'declined' }, { confirmation: 'prevented' }] as const)(
    'is not expected when %j',
    (own) => {
      const other = withPerson(2, '2026-11-28T14:00', { people: [presenceOf(1, own)] });
      expect(codes(draftOf([withPerson(1, '2026-11-28T14:00'), other]))).toEqual([]);
    },
  );

  it.each<Partial<DraftEvent>>([{ status: 'cancelled' }, { admission: 'drop-in' }])(
    'is free of one that is %j',
    (own) => {
      expect(codes(draftOf([withPerson(1, '2026-11-28T14:00'), withPerson(2, '2026-11-28T14:00', own)]))).toEqual([]);
    },
  );

  it('does not clash with themself in two roles of one séance', () => {
    const people = [presenceOf(1), presenceOf(1, { role: 'moderator', itemId: 101 })];
    expect(codes(draftOf([at(1, '2026-11-28T14:00', 60, { people })]))).toEqual([]);
  });

  it('is named once for a pair, with the longest overlap', () => {
    const people = [presenceOf(1, { itemId: 101 }), presenceOf(1, { itemId: 102 })];
    const first = at(1, '2026-11-28T14:00', 0, { ...inRoom(1), items: parts, people });
    expect(found(draftOf([first, withPerson(2, '2026-11-28T14:20')]))).toMatchObject([
      { code: 'person-overlap', minutes: 35, from: '2026-11-28T14:25' },
    ]);
    // The first part overlaps for 20 minutes, the second for 15; if both are equal, the earlier one
    // counts.
    const other = (minutes: number) => at(2, '2026-11-28T14:10', minutes, { ...inRoom(2), people: [presenceOf(1)] });
    expect(found(draftOf([first, other(30)]))).toMatchObject([{ minutes: 20, from: '2026-11-28T14:10' }]);
    expect(found(draftOf([first, other(35)]))).toMatchObject([{ minutes: 20, from: '2026-11-28T14:10' }]);
    expect(found(draftOf([first, other(36)]))).toMatchObject([{ minutes: 21, from: '2026-11-28T14:25' }]);
  });
});

describe('the rights of a film', () => {
  const showing = (id: number, own: Partial<DraftEvent> = {}) =>
    eventOf(id, { items: [itemOf(id * 100 + 1, { kind: 'film', minutes: null, filmId: 1 })], ...own });

  it.each([
    ['unknown', null, 'warning', 'unknown'],
    ['to-ask', 'public-projection', 'warning', 'to-ask'],
    ['asked', 'public-projection', 'warning', 'asked'],
    ['refused', null, 'blocking', 'refused'],
    ['granted', 'on-site-consultation', 'warning', 'consultation-only'],
  ] as const)('%s (%s) raise a %s: %s', (rightsState, rightsKind, level, problem) => {
    expect(found(draftOf([showing(1)], { films: [filmOf(1, { rightsState, rightsKind })] }))).toEqual([
      { code: 'rights-missing', level, eventIds: [1], day: '2026-11-28', filmId: 1, problem },
    ]);
  });

  it.each([
    ['granted', 'public-projection'],
    ['granted', 'free-licence'],
    ['granted', null],
    ['not-needed', null],
    ['not-needed', 'on-site-consultation'],
  ] as const)('%s (%s) raise nothing', (rightsState, rightsKind) => {
    expect(codes(draftOf([showing(1)], { films: [filmOf(1, { rightsState, rightsKind })] }))).toEqual([]);
  });

  it('for consultation are enough when only the team is there', () => {
    const films = [filmOf(1, { rightsKind: 'on-site-consultation' })];
    expect(codes(draftOf([showing(1, { visibility: 'team' })], { films }))).toEqual([]);
    const both = [showing(1, { visibility: 'team' }), showing(2, { startsAt: '2026-11-29T14:00' })];
    expect(found(draftOf(both, { films }))).toMatchObject([{ problem: 'consultation-only', eventIds: [2] }]);
  });

  it('are asked for once if a film is shown twice, and never for one that is not shown any more', () => {
    const films = [filmOf(1, { rightsState: 'unknown' }), filmOf(2, { rightsState: 'unknown' })];
    const twice = [showing(1, { startsAt: null }), showing(2, { startsAt: '2026-11-29T14:00' })];
    expect(found(draftOf(twice, { films })).filter((w) => w.code === 'rights-missing')).toMatchObject([
      { filmId: 1, eventIds: [2, 1], day: '2026-11-29' },
    ]);
    expect(codes(draftOf([showing(1, { status: 'cancelled' })], { films }))).toEqual([]);
  });
});

describe('a person who has not confirmed', () => {
  const announced = (id: number, own: Parameters<typeof presenceOf>[1], event: Partial<DraftEvent> = {}) =>
    eventOf(id, { startsAt: `2026-11-28T1${id}:00`, people: [presenceOf(1, own)], ...event });

  it.each([
    ['considered', ['unconfirmed']],
    ['invited', ['unconfirmed']],
    ['tentative', []],
    ['confirmed', []],
    ['declined', []],
    ['prevented', []],
  ] as const)('%s: %j', (confirmation, expected) => {
    expect(codes(draftOf([announced(1, { confirmation })]))).toEqual(expected);
  });

  it('is named once, with every séance that would be published without them', () => {
    const draft = draftOf([
      announced(1, { confirmation: 'invited' }),
      announced(2, { confirmation: 'confirmed' }, inRoom(2)),
      announced(3, { confirmation: 'considered' }, inRoom(3)),
      announced(4, { confirmation: 'considered' }, { ...inRoom(4), visibility: 'team' }),
    ]);
    expect(found(draft)).toEqual([
      {
        code: 'unconfirmed',
        level: 'warning',
        eventIds: [1, 3],
        day: '2026-11-28',
        personId: 1,
        standing: 'considered',
      },
    ]);
  });
});

it('invited for several séances is still only invited', () => {
  const invited = [1, 2].map((id) =>
    eventOf(id, {
      startsAt: `2026-11-28T1${id}:00`,
      ...inRoom(id),
      people: [presenceOf(1, { confirmation: 'invited' })],
    }),
  );
  expect(found(draftOf(invited))).toMatchObject([{ code: 'unconfirmed', standing: 'invited', eventIds: [1, 2] }]);
});

describe('facts that are missing', () => {
  const untimed = { items: [itemOf(101, { kind: 'other', minutes: null })] };
  const missing = (draft: Draft) =>
    conflictsOf(draft).flatMap((w) => (w.code === 'incomplete' ? [`${w.filmId ? 'film' : 'event'} ${w.missing}`] : []));
  const film = (own: Partial<DraftEvent> = {}, item: Parameters<typeof itemOf>[1] = {}) =>
    eventOf(1, {
      kind: 'screening',
      items: [itemOf(101, { kind: 'film', minutes: null, filmId: 1, ...item })],
      ...own,
    });

  it.each<[string[], DraftEvent]>([
    [[], eventOf(1)],
    [['event time'], eventOf(1, { startsAt: null })],
    [['event room'], eventOf(1, { rooms: [] })],
    [['event room'], eventOf(1, { rooms: [{ roomId: 1, use: 'overflow' }] })],
    [[], eventOf(1, { rooms: [{ roomId: 1, use: 'joined' }] })],
    [['event time', 'event room'], eventOf(1, { startsAt: null, rooms: [] })],
    [['event time', 'event room'], eventOf(1, { startsAt: null, rooms: [], visibility: 'team' })],
    [['event synopsis'], eventOf(1, { synopsis: {} })],
    [['event synopsis'], eventOf(1, { synopsis: { fr: '  ' } })],
    [[], eventOf(1, { synopsis: { en: 'Only in English.' } })],
    [[], eventOf(1, { synopsis: {}, visibility: 'team' })],
    [['event running-time'], eventOf(1, { items: [] })],
    [[], eventOf(1, { items: [], publicEndFixed: '2026-11-28T15:00' })],
    [['event running-time'], eventOf(1, { items: [itemOf(101, { kind: 'other', minutes: null })] })],
    [['event running-time'], eventOf(1, { items: [itemOf(101, { kind: 'other', minutes: null, elastic: true })] })],
    [
      [],
      eventOf(1, {
        items: [itemOf(101, { kind: 'other', minutes: null, elastic: true })],
        publicEndFixed: '2026-11-28T15:00',
      }),
    ],
    // An exhibition with an end needs no lengths of its parts; a séance that begins for everybody
    // does.
    [[], eventOf(1, { ...untimed, admission: 'drop-in', publicEndFixed: '2026-11-28T18:00' })],
    [['event running-time'], eventOf(1, { ...untimed, admission: 'drop-in' })],
    [['event running-time'], eventOf(1, { ...untimed, publicEndFixed: '2026-11-28T18:00' })],
    [['event speaker'], eventOf(1, { kind: 'talk' })],
    [['event speaker'], eventOf(1, { kind: 'talk', people: [presenceOf(1, { confirmation: 'declined' })] })],
    [[], eventOf(1, { kind: 'talk', people: [presenceOf(1)] })],
    [['event speaker'], eventOf(1, { items: [itemOf(101, { kind: 'talk' })] })],
    [[], eventOf(1, { kind: 'talk', visibility: 'team' })],
    [[], eventOf(1, { kind: 'talk', status: 'cancelled', startsAt: null })],
  ])('%j', (expected, event) => {
    expect(missing(draftOf([event]))).toEqual(expected);
  });

  it.each<[string[], Parameters<typeof filmOf>[1], DraftEvent]>([
    [[], {}, film()],
    [['film running-time'], { minutes: null }, film()],
    [[], { minutes: null }, film({}, { minutes: 90 })],
    [[], { minutes: null, versions: [versionOf(10, 1, { minutes: 90 })] }, film({}, { filmVersionId: 10 })],
    [['film running-time'], { minutes: null }, film({ visibility: 'team' })],
    [['film synopsis'], { synopsis: {} }, film()],
    [[], { synopsis: {} }, film({ visibility: 'team' })],
    [[], { synopsis: {}, announceable: 'no' }, film()],
    [[], { synopsis: {} }, film({ status: 'cancelled' })],
    [['film language'], { versions: [] }, film()],
    [['film language'], { versions: [versionOf(10, 1, { spoken: [] })] }, film({}, { filmVersionId: 10 })],
    [[], { versions: [versionOf(10, 1, { spoken: ['zxx'] })] }, film({}, { filmVersionId: 10 })],
    [['film language'], { versions: [versionOf(10, 1), versionOf(11, 1)] }, film()],
    [[], { versions: [versionOf(10, 1), versionOf(11, 1)] }, film({}, { filmVersionId: 11 })],
  ])('%j of a film %j', (expected, own, event) => {
    expect(missing(draftOf([event], { films: [filmOf(1, own)] }))).toEqual(expected);
  });
});

describe('the facts of a warning', () => {
  const clash = (own: Partial<DraftEvent> = {}) =>
    draftOf([at(1, '2026-11-28T14:00', 90), at(2, '2026-11-28T15:00', 60, own)]);
  const facts = (draft: Draft) => conflictsOf(draft).map((w) => w.facts);

  it('stay the same while nothing in it changes', () => {
    const renamed = draftOf(
      clash().events.map((event) => ({ ...event, title: { fr: 'Autre titre' }, teamNotes: 'x' })),
    );
    expect(facts(renamed)).toEqual(facts(clash()));
  });

  it('change with the time, the length and the room', () => {
    const moved = facts(clash({ startsAt: '2026-11-28T15:05' }));
    const longer = facts(clash({ items: [itemOf(201, { kind: 'other', minutes: 61 })] }));
    expect(new Set([...facts(clash()), ...moved, ...longer]).size).toBe(3);
  });

  it('change with every state of rights and of a presence', () => {
    const item = itemOf(101, { kind: 'film', minutes: 60, filmId: 1 });
    const rights = (own: Parameters<typeof filmOf>[1]) =>
      facts(draftOf([eventOf(1, { items: [item] })], { films: [filmOf(1, own)] }));
    const presence = (confirmation: 'considered' | 'invited') =>
      facts(draftOf([eventOf(1, { people: [presenceOf(1, { confirmation })] })]));
    expect(rights({ rightsState: 'asked' })).toEqual(rights({ rightsState: 'asked', rightsNote: 'x' }));
    const all = [
      ...rights({ rightsState: 'asked', rightsKind: null }),
      ...rights({ rightsState: 'asked', rightsKind: 'public-projection' }),
      ...rights({ rightsState: 'asked', rightsKind: 'on-site-consultation' }),
      ...rights({ rightsState: 'refused', rightsKind: null }),
      ...presence('considered'),
      ...presence('invited'),
    ];
    expect(new Set(all).size).toBe(6);
  });

  it('are different for every two warnings of a draft', () => {
    const db = openTestDb();
    const { festivalId } = makeFestival(db, { events: 300, rooms: 2, days: 3, seed: 4 });
    const all = conflictsOf(loadDraft(festivalId, db));
    expect(new Set(all.map((w) => `${w.code} ${w.facts}`)).size).toBe(all.length);
  });
});

describe('the warnings of one séance', () => {
  it.each([1, 2, 3])('are those of the whole draft that name it (festival %i)', (seed) => {
    const db = openTestDb();
    const { festivalId, eventIds } = makeFestival(db, { events: 120, rooms: 3, days: 2, seed });
    const draft = loadDraft(festivalId, db);
    const all = conflictsOf(draft);
    expect(all.length).toBeGreaterThan(100);
    for (const of of [...eventIds, 999_999])
      expect(conflictsOf(draft, { of })).toEqual(all.filter((warning) => warning.eventIds.includes(of)));
  });
});

it('lists blocking ones first, then by time, whatever the order of the draft', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 120, rooms: 3, days: 2, seed: 5 });
  const draft = loadDraft(festivalId, db);
  const backwards: Draft = {
    ...draft,
    events: [...draft.events].reverse(),
    films: [...draft.films].reverse(),
    people: [...draft.people].reverse(),
  };
  const warnings = conflictsOf(draft);
  expect(conflictsOf(backwards)).toEqual(warnings);
  const early = (hour: string, number: number) =>
    at(number, `2026-11-28T${hour}`, 60, { synopsis: {}, ...inRoom(number) });
  expect(
    conflictsOf(draftOf([early('18:00', 1), early('09:00', 2), early('14:00', 3)])).map((w) => w.eventIds),
  ).toEqual([[2], [3], [1]]);
  const levels = warnings.map((w) => w.level);
  expect(levels.lastIndexOf('blocking')).toBeLessThan(levels.indexOf('warning'));
});
