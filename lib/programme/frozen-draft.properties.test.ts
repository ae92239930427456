import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deleteEvent } from '#lib/deletion/records.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { moveEvent } from '#lib/events/move-testing.ts';
import { cancelEvent, duplicateEvent, editEvent, restoreEvent, unscheduleEvent } from '#lib/events/mutations.ts';

import { type EventRoot, readEvents } from '#lib/events/root.ts';
import { eventInput } from '#lib/events/schema.ts';
import { sortWarnings } from '#lib/events/warning.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { editFilm } from '#lib/films/mutations.ts';
import { filmFormValues, filmSchema } from '#lib/films/schema.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { editPerson } from '#lib/people/mutations.ts';
import { personFormValues, personSchema } from '#lib/people/schema.ts';
import { createTheme } from '#lib/themes/mutations.ts';
import { themeSchema } from '#lib/themes/schema.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { standingNow, standingWarnings } from '#lib/warnings/queries.ts';
import { besidePublic, frozenDraft } from './frozen-draft.ts';
import { publicationPlan } from './publication.ts';
import { publishRelease } from './publish-testing.ts';
import { freeze } from './release.ts';
import { releaseDocuments } from './released.ts';
import { publishSchema } from './schema.ts';

const AT = '2026-05-02T10:00:00.000Z';
const NOW = '2026-05-03T10:00:00.000Z';

const KINDS = [
  ...(['edit', 'move', 'unschedule', 'cancel', 'restore', 'delete', 'duplicate'] as const),
  ...(['undo', 'film', 'film', 'person', 'theme'] as const),
];
/** An act on the séance `which`, often together with another séance or a number. */
const act = fc.record({
  kind: fc.oneof(
    { weight: 1, arbitrary: fc.constant('edit' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...KINDS) },
  ),
  which: fc.nat(9),
  other: fc.nat(20),
});
type Act = { kind: (typeof KINDS)[number]; which: number; other: number };
/** Some acts between two looks; sometimes everything is published first. */
const step = fc.record({
  publishes: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  acts: fc.array(act, { minLength: 1, maxLength: 3 }),
});

function opened() {
  const { db, made, festival, actor } = workingFestival('schedule', { events: 10, rooms: 3 });
  const publisher = authorizeFestival(actor, made.slug, 'publish', db);
  let [expected, batch] = [0, ''];
  const publish = (now = NOW, chosen: object = {}) => {
    const { number } = publishRelease(publisher, publishSchema.parse({ expected, ...chosen }), now);
    expected = number;
  };
  publish(AT);
  const all = () => [
    ...readEvents(
      db,
      festival.id,
      loadDraft(festival.id, db).events.map(({ id }) => id),
    ).values(),
  ];

  /** What the form posts, with another title and the changes in `other`. */
  const edited = ({ id, version, kind, startsAt, rooms, items }: EventRoot, other: number) => {
    const events = all();
    return eventInput(festival).parse({
      version: String(version),
      kind,
      title: { fr: `Titre ${other}` },
      visibility: other % 5 === 0 ? 'team' : 'public',
      day: startsAt?.slice(0, 10) ?? '',
      time: startsAt?.slice(11) ?? '',
      rooms: rooms.map(({ roomId, use }) => ({ room: String(roomId), use })),
      items: items.map(({ id, kind, filmId }) => ({
        key: `i${id}`,
        kind,
        film: filmId === null ? '' : String(filmId),
      })),
      // Many séances continue the first, so that one to which others refer is changed.
      continues: other % 2 === 0 && events[0]?.id !== id ? String(events[0]?.id) : '',
      offers: other % 4 === 0 ? [{ key: 'n1', kind: 'paid', price: { fr: `${other} €` } }] : [],
    });
  };
  const done: Record<Act['kind'], (event: EventRoot, other: number) => unknown> = {
    edit: (event, other) => editEvent(festival, event.id, edited(event, other), NOW),
    move: ({ id, version, rooms }, other) =>
      moveEvent(
        festival,
        id,
        { version, clientKey: null, startsAt: `2026-06-06T${10 + (other % 12)}:10`, ...rooms.slice(0, 1)[0] },
        NOW,
      ),
    unschedule: ({ id, version }) => unscheduleEvent(festival, id, { version, clientKey: null }, NOW),
    cancel: ({ id, version }) => cancelEvent(festival, id, { version, clientKey: null, reason: { fr: 'Panne' } }, NOW),
    restore: ({ id, version }) => restoreEvent(festival, id, { version, clientKey: null }, NOW),
    delete: ({ id, version }) => deleteEvent(festival, id, { version, clientKey: null }, NOW),
    duplicate: ({ id }) => duplicateEvent(festival, id, { clientKey: null }, NOW),
    undo: () => undoBatch(festival, batch, NOW),
    film: (_, other) => {
      const film = loadDraft(festival.id, db).films[other % 4];
      if (!film) return undefined;
      const said = { originalTitle: `Film ${other}`, minutes: String(60 + other), synopsis: { fr: '', en: '' } };
      const announceable = other % 7 === 0 ? ('no' as const) : ('yes' as const);
      const values = { ...filmFormValues(film, 'fr'), ...said, announceable };
      return editFilm(festival, film.id, filmSchema.parse(values), NOW);
    },
    person: (_, other) => {
      const person = loadDraft(festival.id, db).people[other % 3];
      if (!person) return undefined;
      const values = { ...personFormValues(person, 'fr'), name: `Personne ${other}` };
      return editPerson(festival, person.id, personSchema.parse(values), NOW);
    },
    theme: (_, other) => createTheme(festival, themeSchema.parse({ name: { fr: `Thème ${other}` } }), null, NOW),
  };
  const doAct = ({ kind, which, other }: Act) => {
    const events = all();
    const event = events[which % events.length];
    const answer = event && done[kind](event, other);
    batch = (answer as { batch?: string | null } | undefined)?.batch ?? batch;
  };
  return { db, festival, publish, doAct, all, edited };
}

/** Compares the cached document, brought up to date, with one made anew from everything. */
function expectAsAnew({ db, festival }: Pick<ReturnType<typeof opened>, 'db' | 'festival'>, now = NOW): void {
  const kept = frozenDraft(festival, now, db);
  const { previous, at } = kept;
  const draft = loadDraft(festival.id, db);
  expect(kept.draft).toEqual(draft);
  const anew = { ...kept, draft, next: freeze(draft, previous, { number: kept.next.public.number, at }) };
  expect(kept.next).toEqual(anew.next);
  expect(previous).toEqual(releaseDocuments(festival.id, undefined, db));
  expect(besidePublic(kept)).toEqual(besidePublic(anew));
  const [found, read] = [standingNow(festival.id, db), standingWarnings(festival.id, db)];
  expect(found.index.events).toEqual(read.index.events);
  expect(sortWarnings(found.open, found.index)).toEqual(read.open);
}

it('updates a kept draft to the same as reading and freezing it anew', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
      const one = opened();
      for (const { publishes, acts } of steps) {
        if (publishes) one.publish();
        frozenDraft(one.festival, NOW, one.db);
        acts.forEach(one.doAct);
        expectAsAnew(one);
      }
      one.db.$client.close();
    }),
    { numRuns: 10 },
  );
});

it('forgets the former film of a séance once it may not be named', () => {
  const one = opened();
  const { db, festival, all, edited } = one;
  const [shows, , , ...others] = all().filter(({ items, visibility }) => items[0]?.filmId && visibility === 'public');
  const film = loadDraft(festival.id, db).films.find(({ id }) => id === shows?.items[0]?.filmId);
  const filmId = others.flatMap(({ items }) => items[0]?.filmId ?? []).find((id) => id !== film?.id);
  if (!shows || !film || !filmId) throw new Error('Two public films are needed.');
  const items = shows.items.map((item) => (item.filmId === film.id ? { ...item, filmId } : item));
  expect(editEvent(festival, shows.id, edited({ ...shows, items }, 1), NOW)).toMatchObject({ ok: true });
  const formerly = () =>
    frozenDraft(festival, NOW, db).next.public.events.find(({ number }) => number === shows.number)?.formerly?.films;
  expect(formerly()).toEqual([film.number]);
  const hidden = filmSchema.parse({ ...filmFormValues(film, 'fr'), announceable: 'no' });
  expect(editFilm(festival, film.id, hidden, NOW)).toMatchObject({ ok: true });
  expect(formerly()).toBeUndefined();
  expectAsAnew(one);
});

it('uses nothing made before another release, or on another day', () => {
  const one = opened();
  const { db, festival, all, edited, publish } = one;
  const [first, second] = all().filter(({ startsAt, visibility }) => startsAt && visibility === 'public');
  if (!first || !second) throw new Error('Two public séances are needed.');
  for (const event of [first, second]) editEvent(festival, event.id, edited(event, 1), NOW);
  frozenDraft(festival, NOW, db);
  publish(NOW, { only: [first.number] });
  expectAsAnew(one);
  const film = loadDraft(festival.id, db).films.find(({ id }) => all().some(({ items }) => items[0]?.filmId === id));
  if (!film) throw new Error('A film is needed.');
  const from = { announceable: 'from' as const, announceableFrom: '2026-05-04' };
  expect(editFilm(festival, film.id, filmSchema.parse({ ...filmFormValues(film, 'fr'), ...from }), NOW)).toMatchObject({
    ok: true,
  });
  expectAsAnew(one);
  expectAsAnew(one, '2026-05-04T10:00:00.000Z');
});

it('draws the continuation of a séance anew once that has another title or is for the team only', () => {
  const one = opened();
  const { db, festival, all, edited, publish } = one;
  const [first, next] = all().filter(({ startsAt, visibility }) => startsAt && visibility === 'public');
  if (!first || !next) throw new Error('Two public séances are needed.');
  const again = () => all().find(({ id }) => id === first.id) ?? first;
  const continuing = { ...edited(next, 1), continuesEventId: first.id };
  expect(editEvent(festival, next.id, continuing as never, NOW)).toMatchObject({ ok: true });
  publish();
  frozenDraft(festival, NOW, db);
  expect(editEvent(festival, first.id, edited(again(), 3), NOW)).toMatchObject({ ok: true });
  expectAsAnew(one);
  expect(editEvent(festival, first.id, edited(again(), 5), NOW)).toMatchObject({ ok: true });
  expectAsAnew(one);
  const shown = frozenDraft(festival, NOW, db).next.public.events.find(({ number }) => number === next.number);
  expect(shown?.continues).toBeNull();
});

it('draws only the séance that changed', () => {
  const { db, festival, all, edited } = opened();
  const first = all().find(({ startsAt, visibility }) => startsAt && visibility === 'public');
  if (!first) throw new Error('A public séance is needed.');
  const documents = () => publicationPlan(festival, null, NOW, db).next;
  const before = documents();
  editEvent(festival, first.id, edited(first, 1), NOW);
  const after = documents();
  for (const audience of ['public', 'team'] as const) {
    const drawnBefore = new Set<unknown>(before[audience].events);
    expect(after[audience].events.filter((event) => !drawnBefore.has(event)).map(({ number }) => number)).toEqual([
      first.number,
    ]);
  }
});
