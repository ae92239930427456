import { describe, expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Documents } from '#lib/model/documents.ts';
import type { Draft, DraftEvent, DraftFilm } from '#lib/model/draft.ts';
import {
  draftOf,
  eventOf,
  filmOf,
  itemOf,
  personOf,
  presenceOf,
  releaseAt,
  roomOf,
  venueOf,
  versionOf,
} from '#lib/model/draft-testing.ts';
import { diff, differencesOf } from './diff.ts';
import { generalChanges } from './difference.ts';
import { blockInterval, doorsToFree, isAhead, isChangeAhead, runningIntervalOf } from './real-times.ts';
import { freeze } from './release.ts';
import { addressTells, secretWords } from './scene.ts';

const film = (id: number, own: Partial<DraftEvent> = {}) =>
  eventOf(id, {
    kind: 'screening',
    title: {},
    items: [itemOf(id * 10, { kind: 'film', minutes: null, filmId: 1, filmVersionId: 10 })],
    ...own,
  });
const only = (documents: Documents, number = 10) => documents.public.events.find((event) => event.number === number);

describe('freeze', () => {
  it('of a season contains only the dates, and other days if something is said of them', () => {
    const db = openTestDb();
    const draft = loadDraft(makeFestival(db, { events: 20, rooms: 1, days: 200, seed: 5 }).festivalId, db);
    const days = draft.days.map((day, i) => (i === 150 ? { ...day, title: { fr: 'Relâche' } } : { ...day, title: {} }));
    const { public: shown } = freeze({ ...draft, days }, null, { number: 1, at: '2026-05-01T10:00:00.000Z' });
    const used = new Set(shown.events.map(({ day }) => day));
    expect(shown.days.map(({ date }) => date)).toEqual(
      days.flatMap(({ date }, i) => (used.has(date) || i === 150 ? date : [])),
    );
    expect(used.size).toBeLessThan(60);
    // Of a few days all, also where most are empty.
    const few = { ...draft, days: days.slice(0, 31), events: draft.events.slice(0, 1) };
    const { public: short } = freeze(few, null, releaseAt(1));
    expect(short.days.map(({ date }) => date)).toEqual(expect.arrayContaining(few.days.map(({ date }) => date)));
  });

  it('changes no séance if the draft has not changed', () => {
    const db = openTestDb();
    const draft = loadDraft(makeFestival(db, { events: 60, rooms: 3, days: 3, seed: 5 }).festivalId, db);
    const one = freeze(draft, null, releaseAt(1));
    const two = freeze(draft, one, releaseAt(2));
    expect(two).toEqual({
      public: { ...one.public, number: 2, publishedAt: releaseAt(2).at },
      team: { ...one.team, number: 2, publishedAt: releaseAt(2).at },
    });
  });

  it('shows the film’s only copy if none is chosen, and none of several', () => {
    const items = [itemOf(100, { kind: 'film', filmId: 1 })];
    const copies = [versionOf(10, 1, { spoken: ['ja'] }), versionOf(11, 1)];
    const shown = (versions: typeof copies) =>
      only(freeze(draftOf([film(10, { items })], { films: [filmOf(1, { versions })] }), null, releaseAt(1)))?.items[0]
        ?.version;
    expect(shown(copies.slice(0, 1))).toMatchObject({ spoken: ['ja'] });
    expect(shown(copies)).toBeNull();
  });

  it('writes links, and nothing if there are none, as before there were any', () => {
    const links = [{ address: 'https://a.example/d', label: 'Dossier' }];
    const [before, after] = [draftOf([eventOf(10)]), draftOf([eventOf(10, { links })])];
    const one = freeze(before, null, releaseAt(1));
    expect(only(one)).not.toHaveProperty('links');
    const two = freeze(after, one, releaseAt(2));
    expect(only(two)).toMatchObject({ links, sequence: 2 });
    expect(diff(one.public, two.public).map(({ changes }) => changes)).toEqual([[{ kind: 'links' }]]);
    const gone = freeze({ ...after, events: [] }, two, releaseAt(3));
    expect(only(gone)).toMatchObject({ status: 'cancelled' });
    expect(only(gone)).not.toHaveProperty('links');
  });

  it('writes languages, and nothing if nobody set any, as before there were any', () => {
    const said = { spoken: ['en'], translatedInto: ['fr'] };
    const one = freeze(draftOf([eventOf(10)]), null, releaseAt(1));
    expect(only(one)).not.toHaveProperty('spoken');
    expect(only(one)).not.toHaveProperty('translatedInto');
    const two = freeze(draftOf([eventOf(10, said)]), one, releaseAt(2));
    expect([only(two), two.team.events[0]]).toMatchObject([{ ...said, sequence: 2 }, said]);
    expect(diff(one.public, two.public).map(({ changes }) => changes)).toEqual([
      [{ kind: 'speech', to: { ...said, isBesideFilm: false } }],
    ]);
  });

  it('writes local times and instants, across the change of the clocks too', () => {
    const night = eventOf(10, { startsAt: '2026-10-25T01:30', items: [itemOf(1, { minutes: 120 })] });
    const shown = only(freeze(draftOf([night]), null, releaseAt(1)));
    // The clocks go back at 03:00: two hours later they show 02:30, for the second time.
    expect(shown).toMatchObject({
      day: '2026-10-24',
      startsAt: '2026-10-25T01:30',
      endsAt: '2026-10-25T02:30',
      startInstant: '2026-10-24T23:30:00.000Z',
      endInstant: '2026-10-25T01:30:00.000Z',
    });
  });

  it('takes only confirmed people into the public document, « sous réserve » if they are tentative', () => {
    const confirmations = ['considered', 'invited', 'confirmed', 'tentative', 'declined', 'prevented'] as const;
    const people = confirmations.map((confirmation, i) => presenceOf(i + 1, { confirmation }));
    const { public: shown, team } = freeze(draftOf([eventOf(10, { people })]), null, releaseAt(1));
    expect(shown.events[0]?.people.map(({ person, isTentative }) => [person, isTentative])).toEqual([
      [303, false],
      [304, true],
    ]);
    expect(shown.people.map(({ number }) => number)).toEqual([303, 304]);
    expect(team.events[0]?.people.map(({ person, isConfirmed }) => [person, isConfirmed])).toEqual([
      [301, false],
      [302, false],
      [303, true],
      [304, false],
    ]);
  });

  it('tells the team the instant if doors open long before, in the hour that comes twice', () => {
    const night = (startsAt: string, doorsMinutes: number, clearMinutes: number) => {
      const event = film(10, { startsAt, doorsMinutes, clearMinutes });
      const { team, public: shown } = freeze(draftOf([event]), null, releaseAt(1));
      expect(Object.keys(shown.events[0] ?? {}).filter((key) => /doors|free/.test(key))).toEqual([]);
      const [drawn] = team.events;
      const content = drawn && runningIntervalOf({ ...drawn, status: 'planned' });
      if (!content) throw new Error('not drawn');
      const { start, end } = doorsToFree(drawn, content, team.festival.timeZone);
      const told = [drawn.doorsInstant, drawn.freeInstant].map((one) => one?.slice(11, 16));
      return [drawn.doorsAt?.slice(11), content.start - start, end - content.end, ...told];
    };
    expect(night('2026-10-25T03:30', 150, 10)).toEqual(['02:00', 150, 10, '00:00', undefined]);
    expect(night('2026-10-25T03:30', 60, 10)).toEqual(['02:30', 60, 10, undefined, undefined]);
    // It ends in the first of both hours, and its room is free in the second.
    expect(night('2026-10-25T00:30', 10, 75)).toEqual(['00:20', 10, 75, undefined, '01:15']);
    expect(night('2026-11-28T20:30', 150, 10)).toEqual(['18:00', 150, 10, undefined, undefined]);
  });

  it('a séance is ahead until its late end, and without a date or postponed for ever', () => {
    const at = (startsAt: string | null, laterBy: number, isPostponed = false) => {
      const { team } = freeze(draftOf([film(1, { startsAt })]), null, releaseAt(1));
      const [drawn] = team.events;
      return drawn && isAhead({ ...drawn, isPostponed }, team.festival, laterBy, '2030-01-01T12:00:00.000Z');
    };
    const evening = '2026-11-28T20:30';
    expect([at(evening, 0), at(null, 0), at(evening, 0, true)]).toEqual([false, true, true]);
    expect(at(evening, 60 * 24 * 365 * 5)).toBe(true);
  });

  it('a change is news while its séance is ahead before or after it, not where one that is over loses its hour', () => {
    const isNews = (before: string | null, after: string | null, isPostponed = false) => {
      const [was, is] = [before, after].map((startsAt) => freeze(draftOf([film(1, { startsAt })]), null, releaseAt(1)));
      const [from, to] = [was?.team.events[0], is?.team.events[0]];
      if (!from || !to) throw new Error('not drawn');
      const zone = { timeZone: 'Europe/Paris', dayStartsAt: '06:00' };
      return isChangeAhead([from, { ...to, isPostponed }], zone, 0, '2026-11-28T12:00:00.000Z');
    };
    const [morning, evening] = ['2026-11-28T08:00', '2026-11-28T20:30'];
    expect([isNews(evening, morning), isNews(morning, evening), isNews(null, evening)]).toEqual([true, true, true]);
    expect([isNews(evening, null), isNews(evening, evening, true)]).toEqual([true, true]);
    expect([isNews(morning, '2026-11-28T08:30'), isNews(morning, null), isNews(morning, morning, true)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('stores the instant when a break ends, if the first hour after its start is not meant', () => {
    const ends = (startsAt: string, minutes: number) => {
      const block = {
        id: 1,
        festivalId: 1,
        kind: 'break',
        title: {},
        startsAt,
        minutes,
        roomIds: [],
        version: 1,
      } as const;
      const { public: shown } = freeze(draftOf([eventOf(10)], { blocks: [block] }), null, releaseAt(1));
      return shown.blocks.map((one) => [
        one.endsAt.slice(11),
        one.endInstant?.slice(11, 16),
        new Date(blockInterval(one, shown.festival.timeZone).end * 60_000).toISOString().slice(11, 16),
      ]);
    };
    expect(ends('2026-10-25T01:30', 120)).toEqual([['02:30', '01:30', '01:30']]);
    expect(ends('2026-10-25T01:30', 60)).toEqual([['02:30', undefined, '00:30']]);
    // It begins in the first of both hours, so its end can only be in the second.
    expect(ends('2026-10-25T02:30', 45)).toEqual([['02:15', undefined, '01:15']]);
  });

  it('keeps films, people, rooms and themes of team-only séances out of the public document', () => {
    const school = film(10, { visibility: 'team', people: [presenceOf(1)], themeIds: [1], teamNotes: 'CM2' });
    const themes = [
      {
        id: 1,
        festivalId: 1,
        slug: 'ecole',
        name: { fr: 'École' },
        introduction: {},
        colour: null,
        position: 0,
        version: 1,
      },
    ];
    const { public: shown, team } = freeze(draftOf([school], { themes }), null, releaseAt(1));
    expect([shown.events, shown.films, shown.people, shown.rooms, shown.themes]).toEqual([[], [], [], [], []]);
    expect(team.events[0]).toMatchObject({ isPublic: false, teamNotes: 'CM2', doorsAt: '2026-11-28T13:50' });
    expect(team.films).toHaveLength(1);
  });

  it('publishes the organiser’s minutes of walks, between public venues', () => {
    const venue = (id: number) => venueOf(id);
    const events = [eventOf(10), eventOf(11, { rooms: [{ roomId: 3, use: 'main' }] })];
    const draft: Draft = {
      ...draftOf(events, { venues: [1, 2, 3].map(venue), rooms: [roomOf(1), roomOf(3, { venueId: 2 })] }),
      walks: [
        { fromVenueId: 1, toVenueId: 2, minutes: 12 },
        { fromVenueId: 1, toVenueId: 3, minutes: 20 },
      ],
    };
    const first = freeze({ ...draft, walks: [] }, null, releaseAt(1));
    const next = freeze(draft, first, releaseAt(2));
    expect('walks' in first.public).toBe(false);
    expect(next.public.walks).toEqual([{ from: 401, to: 402, minutes: 12 }]);
    expect(generalChanges(first, next)).toEqual(['venues']);
    expect(next.public.events.map(({ sequence }) => sequence)).toEqual([1, 1]);
  });

  it('puts a séance without a time or a room under « date à préciser »', () => {
    const none = { startsAt: null, day: null, startInstant: null, rooms: [], status: 'planned', isPostponed: false };
    expect(only(freeze(draftOf([eventOf(10, { startsAt: null })]), null, releaseAt(1)))).toMatchObject(none);
    expect(only(freeze(draftOf([eventOf(10, { rooms: [] })]), null, releaseAt(1)))).toMatchObject(none);
  });

  it('gives no reason for a séance that takes place, whatever was typed when it was cancelled', () => {
    const reason = { cancellationReason: { fr: 'La copie est bloquée.' } };
    const shown = (own: Partial<DraftEvent>) => only(freeze(draftOf([eventOf(10, own)]), null, releaseAt(1)));
    expect(shown(reason)?.cancellationReason).toEqual({});
  });

  it('counts the seats of the rooms a séance is in, and none of rooms it is relayed to', () => {
    const rooms = [roomOf(1, { seats: 80 }), roomOf(2, { seats: 40 })];
    const seats = (use: 'joined' | 'overflow') => {
      const own = {
        rooms: [
          { roomId: 1, use: 'main' as const },
          { roomId: 2, use },
        ],
      };
      return only(freeze(draftOf([eventOf(10, own)], { rooms }), null, releaseAt(1)))?.capacity;
    };
    expect([seats('joined'), seats('overflow')]).toEqual([120, 80]);
  });

  it('keeps nothing for the team of a deleted team-only séance', () => {
    const one = freeze(draftOf([eventOf(10, { visibility: 'team' }), eventOf(11)]), null, releaseAt(1));
    const two = freeze(draftOf([eventOf(11)]), one, releaseAt(2));
    expect(two.team.events.map(({ number }) => number)).toEqual([11]);
  });

  it('does not announce the cancellation of a séance that was never public', () => {
    const { public: shown, team } = freeze(draftOf([eventOf(10, { status: 'cancelled' })]), null, releaseAt(1));
    expect(shown.events).toEqual([]);
    expect(team.events).toMatchObject([{ number: 10, status: 'cancelled' }]);
  });
});

describe('a title that may not be announced', () => {
  const secret: Partial<DraftFilm> = {
    originalTitle: 'Sueño Azul',
    title: { fr: 'Rêve bleu' },
    directors: ['Paz Quiroga'],
    synopsis: { fr: 'Une histoire de bleu.' },
    year: 1999,
    announceable: 'no',
  };
  const draft = (own: Partial<DraftFilm> = {}, event: Partial<DraftEvent> = {}) =>
    draftOf([film(10, event)], {
      films: [filmOf(1, { ...secret, ...own })],
      people: [personOf(1, { name: 'Paz Quiroga' }), personOf(2, { name: 'Luz Vega' })],
    });
  const json = (documents: Documents) => JSON.stringify(documents.public);

  it('is replaced by a neutral one, and its film has no page', () => {
    const frozen = freeze(draft(), null, releaseAt(1));
    expect(only(frozen)?.title).toEqual({ fr: 'Film surprise', en: 'Surprise film' });
    expect(only(frozen)?.items).toMatchObject([{ film: null, version: null, isHidden: true, minutes: 90 }]);
    expect(frozen.public.films).toEqual([]);
    expect(frozen.team.films).toMatchObject([{ originalTitle: 'Sueño Azul' }]);
    expect(frozen.team.events[0]?.title).toEqual({ fr: 'Rêve bleu', en: 'Sueño Azul' });
  });

  it('is in no link of the séance, whose address may contain it', () => {
    const links = [{ address: 'https://films.example/s/8213', label: '' }];
    const frozen = freeze(draft({}, { links }), null, releaseAt(1));
    expect([only(frozen)?.links, frozen.team.events[0]?.links]).toEqual([undefined, links]);
    expect(only(freeze(draft({ announceable: 'yes' }, { links }), null, releaseAt(1)))?.links).toEqual(links);
  });

  it('is in no price and no booking address; other ones stay', () => {
    const offer = (label: string, address: string) => ({
      id: 1,
      festivalId: 1,
      eventId: 10,
      seriesId: null,
      dayId: null,
      position: 0,
      opensAt: null,
      version: 1,
      kind: 'paid' as const,
      label: { fr: label },
      price: {},
      address,
    });
    const offers = [
      offer('Rêve bleu', 'https://billets.example/R%C3%AAvebleu'),
      offer('Plein tarif', 'https://billets.example/12'),
    ];
    const frozen = freeze({ ...draft(), offers }, null, releaseAt(1));
    expect(only(frozen)?.offers).toMatchObject([
      { label: {}, address: '' },
      { label: { fr: 'Plein tarif' }, address: 'https://billets.example/12' },
    ]);
    expect(frozen.team.events[0]?.offers).toMatchObject([{ label: { fr: 'Rêve bleu' } }, {}]);
  });

  it.each([
    ['https://billets.example/reve-bleu', true],
    ['https://billets.example/R%C3%AAve%20bleu', true],
    ['https://billets.example/?s=100%&f=R%C3%AAve+bleu', true],
    ['https://billets.example/R%EAve/revebleu2026', true],
    ['https://revebleu-lefilm.example', true],
    ['https://billets.example/reve/12', false],
    ['https://billets.example/crue', false],
  ])('is not given away by %s: %s', (address, isTold) => {
    expect(addressTells(address, secretWords(['Rêve bleu', 'Rue']))).toBe(isTold);
  });

  it('is replaced by the words the organiser chose', () => {
    const frozen = freeze(draft({ neutralTitle: { fr: 'Avant-première' } }), null, releaseAt(1));
    expect(only(frozen)?.title).toEqual({ fr: 'Avant-première' });
  });

  it('does not appear in texts around it, whatever its accents and case', () => {
    const around: Partial<DraftEvent> = {
      title: { fr: 'Soirée REVE BLEU', en: 'A surprise' },
      subtitle: { fr: 'un film de Paz Quiroga' },
      synopsis: { fr: 'Nous montrons « sueno azul ».', en: 'A film nobody knows yet.' },
      people: [presenceOf(1), presenceOf(2), presenceOf(2, { role: 'director' })],
    };
    const frozen = freeze(draft({}, around), null, releaseAt(1));
    expect(json(frozen)).not.toMatch(/r[eê]ve bleu|sue[nñ]o azul|quiroga|histoire de bleu|1999/i);
    expect(only(frozen)).toMatchObject({ title: { en: 'A surprise' }, synopsis: { en: 'A film nobody knows yet.' } });
    expect(frozen.public.people.map(({ name }) => name)).toEqual(['Luz Vega']);
  });

  it.each(['M', '★', 'Ю'])('is hidden also when it is %s alone', (originalTitle) => {
    const around = { title: { fr: originalTitle }, synopsis: { fr: `On verra ${originalTitle}.` } };
    const frozen = freeze(draft({ originalTitle, title: {}, directors: [] }, around), null, releaseAt(1));
    expect(only(frozen)?.items[0]).toMatchObject({ film: null, isHidden: true });
    expect(frozen.public.films).toEqual([]);
    expect(only(frozen)).toMatchObject({ title: { fr: 'Film surprise' }, synopsis: {} });
  });

  it('is hidden until its day in the festival’s zone', () => {
    const from = { announceable: 'from', announceableFrom: '2026-10-02' } as const;
    // 22:30 UTC on the 1st is already the 2nd in Paris.
    const before = freeze(draft(from), null, { number: 1, at: '2026-10-01T21:30:00.000Z' });
    const after = freeze(draft(from), before, { number: 2, at: '2026-10-01T22:30:00.000Z' });
    expect(only(before)?.items[0]?.isHidden).toBe(true);
    expect(only(after)?.title.fr).toBe('Rêve bleu');
    expect(only(after)).toMatchObject({ sequence: 2, replaces: null });
    expect(freeze(draft({ announceable: 'from' }), null, releaseAt(1)).public.films).toEqual([]);
  });

  it('is not given away by what it replaced or is replaced by', () => {
    const announced = freeze(draft({ announceable: 'yes' }), null, releaseAt(1));
    const hidden = freeze(draft(), announced, releaseAt(2));
    expect(only(hidden)).toMatchObject({ replaces: null, title: { fr: 'Film surprise' } });
    expect(json(hidden)).not.toContain('Rêve bleu');
  });
});

describe('a séance that was public', () => {
  const two = draftOf([film(10), eventOf(11)]);
  const without = (number: number): Draft => ({ ...two, events: two.events.filter((e) => e.number !== number) });
  const first = freeze(two, null, releaseAt(1));

  it('stays, cancelled, when it is deleted, in every later release', () => {
    const gone = freeze(without(10), first, releaseAt(2));
    expect(only(gone)).toMatchObject({
      uid: only(first)?.uid,
      status: 'cancelled',
      startsAt: '2026-11-28T14:00',
      title: { fr: 'Film 1', en: 'Film 1' },
      sequence: 2,
      createdAt: releaseAt(1).at,
      changedAt: releaseAt(2).at,
    });
    expect(gone.public.rooms).toEqual(first.public.rooms);
    expect(only(freeze(without(10), gone, releaseAt(3)))).toEqual(only(gone));
  });

  it('stays, cancelled, when it becomes team-only', () => {
    const events = two.events.map((event) => ({ ...event, visibility: 'team' as const, teamNotes: 'secret' }));
    const made = freeze({ ...two, events }, first, releaseAt(2));
    expect(made.public.events.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect(made.team.events.map(({ status, isPublic }) => [status, isPublic])).toEqual([
      ['planned', false],
      ['planned', false],
    ]);
    expect(JSON.stringify(made.public)).not.toContain('secret');
  });

  it('is postponed when it loses its time, keeps the old one for calendars, and returns under the same uid', () => {
    const edit = (own: Partial<DraftEvent>): Draft => ({
      ...two,
      events: two.events.map((e) => (e.number === 10 ? { ...e, ...own } : e)),
    });
    const lost = freeze(edit({ startsAt: null, rooms: [] }), first, releaseAt(2));
    expect(only(lost)).toMatchObject({ status: 'cancelled', isPostponed: true, startsAt: '2026-11-28T14:00' });
    expect(only(lost)?.rooms).toEqual(only(first)?.rooms);
    const still = freeze(edit({ startsAt: null }), lost, releaseAt(3));
    expect(only(still)?.sequence).toBe(2);
    const back = freeze(edit({ startsAt: '2026-11-29T10:00' }), still, releaseAt(4));
    expect(only(back)).toMatchObject({
      uid: only(first)?.uid,
      status: 'planned',
      isPostponed: false,
      startsAt: '2026-11-29T10:00',
      sequence: 4,
      createdAt: releaseAt(1).at,
    });
    const cancelled = freeze(without(10), lost, releaseAt(3));
    expect(only(cancelled)).toMatchObject({ status: 'cancelled', isPostponed: false, sequence: 3 });
  });
});

it('sorts changes of team-only séances by their time among the public ones', () => {
  const draft = draftOf([
    eventOf(10, { startsAt: '2026-06-06T22:00' }),
    eventOf(11, { startsAt: '2026-06-06T14:00', visibility: 'team' }),
    eventOf(12, { startsAt: '2026-06-06T10:00' }),
  ]);
  const differences = differencesOf(null, freeze(draft, null, releaseAt(1)));
  expect(differences.map(({ number, isTeamOnly }) => [number, isTeamOnly])).toEqual([
    [12, false],
    [11, true],
    [10, false],
  ]);
});

describe('a life of changes', () => {
  it('gives exactly the changed séances a new sequence and date, and keeps every uid', () => {
    const films = [filmOf(1), filmOf(2)];
    const events = [
      film(10),
      film(11, { startsAt: '2026-11-28T17:00' }),
      eventOf(12, { rooms: [{ roomId: 2, use: 'main' }] }),
    ];
    const start = draftOf(events, { films });
    const edit = (draft: Draft, number: number, own: Partial<DraftEvent>): Draft => ({
      ...draft,
      events: draft.events.map((event) => (event.number === number ? { ...event, ...own } : event)),
    });
    const moved = edit(start, 10, { startsAt: '2026-11-29T14:00' });
    const renamed = {
      ...moved,
      rooms: moved.rooms.map((r) => (r.id === 1 ? { ...r, name: { fr: 'Grande salle' } } : r)),
    };
    const cancelled = edit(renamed, 12, { status: 'cancelled' });
    const restored = edit(cancelled, 12, { status: 'planned' });
    const other = itemOf(110, { kind: 'film', minutes: null, filmId: 2, filmVersionId: 20, eventId: 11 });
    const replaced = edit(restored, 11, { items: [other] });

    const life: Documents[] = [freeze(start, null, releaseAt(1))];
    const expectChanged = (next: Documents, changed: Record<number, string[]>) => {
      const previous = life.at(-1) as Documents;
      const number = life.length + 1;
      life.push(next);
      const renewed = next.public.events.filter((event) => event.changedAt === releaseAt(number).at);
      expect(renewed.map((event) => [event.number, event.sequence]).sort()).toEqual(
        Object.keys(changed).map((key) => [Number(key), number]),
      );
      const told = diff(previous.public, next.public).map((d) => [d.number, d.changes.map(({ kind }) => kind)]);
      expect(Object.fromEntries(told)).toEqual(changed);
      const uids = (documents: Documents) => documents.public.events.map(({ number, uid }) => [number, uid]).sort();
      expect(uids(next)).toEqual(uids(life[0] as Documents));
    };
    const after = (draft: Draft) => freeze(draft, life.at(-1) ?? null, releaseAt(life.length + 1));
    expectChanged(after(moved), { 10: ['moved'] });
    expectChanged(after(renamed), { 10: ['room-renamed'], 11: ['room-renamed'] });
    expectChanged(after(cancelled), { 12: ['cancelled'] });
    expectChanged(after(restored), { 12: ['restored'] });
    expectChanged(after(replaced), { 11: ['replaced'] });
    expect(only(life.at(-1) as Documents, 11)?.replaces).toEqual({ fr: 'Film 1', en: 'Film 1' });
    expectChanged(freeze(replaced, life.at(-1) ?? null, { ...releaseAt(7), older: life[0] }), {
      10: ['moved', 'room-renamed'],
      11: ['replaced', 'room-renamed'],
    });
  });
});
