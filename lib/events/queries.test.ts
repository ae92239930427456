import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { filteredEvents, searchEvents } from './queries.ts';

const { db, made, festival } = workingFestival('schedule', { events: 12 });
const [first = 0, second = 0, third = 0] = made.eventIds;
db.update(t.events)
  .set({ title: { fr: 'Sœurs brûlées' }, startsAt: '2026-06-07T00:30' })
  .where(eq(t.events.id, first))
  .run();
db.update(t.events).set({ status: 'cancelled', startsAt: null }).where(eq(t.events.id, second)).run();
db.update(t.events)
  .set({ startsAt: null, kind: 'workshop', tags: ['jury', 'Été'] })
  .where(eq(t.events.id, third))
  .run();
const index = indexDraft(loadDraft(festival.id, db));

it('finds séances by their words, films and people, without accents', () => {
  expect(searchEvents(index, '  ', db)).toBeNull();
  expect([...(searchEvents(index, 'soeurs BRUL', db) ?? [])]).toEqual([first]);
  const shown = index.draft.events.find((event) => event.items.some((item) => item.filmId !== null));
  const film = index.films.get(shown?.items.find((item) => item.filmId !== null)?.filmId ?? 0);
  const byFilm = searchEvents(index, film?.originalTitle ?? '', db);
  expect(byFilm?.has(shown?.id ?? 0)).toBe(true);
  const person = index.people.get(shown?.people[0]?.personId ?? 0);
  expect(searchEvents(index, person?.name ?? '', db)?.has(shown?.id ?? 0)).toBe(true);
});

it('finds a séance whose words, films and people contain all typed words between them', () => {
  const both = index.draft.events.find(({ items, people }) => people[0] && items.some(({ filmId }) => filmId !== null));
  const film = index.films.get(both?.items.find(({ filmId }) => filmId !== null)?.filmId ?? 0)?.originalTitle;
  const person = index.people.get(both?.people[0]?.personId ?? 0)?.name;
  expect([film, person]).not.toContain(undefined);
  expect(searchEvents(index, `${film} ${person}`, db)?.has(both?.id ?? 0)).toBe(true);
  expect(searchEvents(index, `${film} ${person} nowhere`, db)?.size).toBe(0);
});

it('narrows by kind, festival day, status, room, tag and what lacks a time or a room', () => {
  const ids = (filter: Parameters<typeof filteredEvents>[1]) => filteredEvents(index, filter, null).map((e) => e.id);
  expect(ids({})).toHaveLength(12);
  expect(ids({ kind: 'workshop' })).toEqual([third]);
  // 00:30 on the 7th is still the evening of the 6th.
  expect(ids({ day: '2026-06-06' })).toContain(first);
  expect(ids({ day: '2026-06-07' })).not.toContain(first);
  expect(ids({ status: 'cancelled' })).toEqual([second]);
  expect(ids({ isUnscheduled: true })).toContain(third);
  expect(ids({ isUnscheduled: true })).not.toContain(second);
  expect([ids({ tag: 'ete' }), ids({ tag: 'été en fête' })]).toEqual([[third], []]);
  const room = made.roomIds[1] ?? 0;
  expect(ids({ roomId: room })).toEqual(
    filteredEvents(index, {}, null)
      .filter((event) => event.rooms.some((used) => used.roomId === room))
      .map((event) => event.id),
  );
});
