import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, history, NOW, workingFestival } from '#lib/history/testing.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { createFilm, editFilm, setFilmsRights } from './mutations.ts';
import { filmByNumber, filmsOf } from './queries.ts';
import { filmKind } from './root.ts';
import { filmFormValues, filmSchema } from './schema.ts';

const typed = (values: object) => filmSchema.parse({ originalTitle: 'Lithium', ...values });
const LATER = '2026-05-01T10:05:00.000Z';

function begin() {
  const made = workingFestival('schedule');
  const { festival, db } = made;
  const { id } = done(
    createFilm(
      festival,
      typed({ minutes: '94', versions: [{ spoken: 'espagnol', subtitles: 'français' }] }),
      null,
      NOW,
    ),
  );
  const read = () => {
    const film = filmKind.read(db, festival.id, id);
    if (!film) throw new Error('no film');
    return film;
  };
  /** What the film's form posts now, with some changes. */
  const form = (values: object = {}) => filmSchema.parse({ ...filmFormValues(read(), 'fr'), ...values });
  return { ...made, id, read, form };
}

describe('a film', () => {
  it('is made with a number of its own, its copies and one line of history', () => {
    const { db, festival, read } = begin();
    expect(read()).toMatchObject({ originalTitle: 'Lithium', minutes: 94, version: 1, rightsState: 'unknown' });
    expect(read().versions).toMatchObject([{ spoken: ['es'], subtitles: ['fr'], position: 0 }]);
    expect(filmByNumber(festival, read().number)).toEqual(read());
    expect(history(db)).toEqual(['film created - is by Camille']);
  });

  it('is made once by a form posted twice', () => {
    const { db, festival } = workingFestival('schedule');
    const before = filmsOf(festival.id, {}, db).length;
    const first = done(createFilm(festival, typed({}), 'key', NOW));
    expect(createFilm(festival, typed({}), 'key', LATER)).toEqual(first);
    expect(filmsOf(festival.id, {}, db).length).toBe(before + 1);
  });

  it('keeps the ids of its copies when it is edited, and undo and redo restore each state', () => {
    const { db, festival, id, read, form } = begin();
    const before = read();
    const edited = done(
      editFilm(
        festival,
        id,
        form({ minutes: '95', versions: [...(filmFormValues(before, 'fr').versions ?? []), { spoken: 'muet' }] }),
        NOW,
      ),
    );
    const after = read();
    expect(after).toMatchObject({
      minutes: 95,
      version: 2,
      versions: [{ id: before.versions[0]?.id }, { spoken: ['zxx'] }],
    });

    const undone = done(undoBatch(festival, edited.batch ?? '', LATER));
    expect(read()).toEqual({ ...before, version: 3 });
    expect(undoBatch(festival, edited.batch ?? '', LATER)).toEqual({ ok: false, reason: 'changed' });
    done(undoBatch(festival, undone.batch, LATER));
    expect(read()).toEqual({ ...after, version: 4 });
    expect(history(db)).toEqual([
      'film created - is by Camille',
      'film edited was is by Camille',
      'film undone was is by Camille',
      'film undone was is by Camille',
    ]);
  });

  it('is not recorded as changed when nothing changed', () => {
    const { db, festival, id, read, form } = begin();
    expect(editFilm(festival, id, form(), NOW)).toEqual({ ok: true, id, batch: null });
    expect(read().version).toBe(1);
    expect(history(db)).toHaveLength(1);
  });

  it('tells the second of two people what stands now, what they opened, and who wrote', () => {
    const { festival, id, read, form } = begin();
    const [first, opened] = [form({ minutes: '95' }), read()];
    done(editFilm(festival, id, first, NOW));
    expect(editFilm(festival, id, filmSchema.parse({ ...filmFormValues(opened, 'fr'), year: '2024' }), LATER)).toEqual({
      ok: false,
      reason: 'changed',
      current: read(),
      base: opened,
      by: 'Camille',
      isOwn: true,
      at: NOW,
    });
    expect(read().year).toBeNull();
  });

  it('of another festival is not found, and a copy of another film is refused', () => {
    const { db, festival, actor, id, read, form } = begin();
    const elsewhere = makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 8 });
    const other = authorizeFestival({ ...actor, userId: elsewhere.userId }, elsewhere.slug, 'schedule', db);
    expect(() => editFilm(other, id, form({ minutes: '1' }), NOW)).toThrow('notFound');
    const foreign = db.select().from(t.filmVersions).where(eq(t.filmVersions.festivalId, other.id)).get();
    expect(editFilm(festival, id, form({ versions: [{ id: foreign?.id, spoken: 'fr' }] }), NOW)).toEqual({
      ok: false,
      reason: 'fields',
      fields: { 'versions.0.spoken': 'choice' },
    });
    expect(read().minutes).toBe(94);
    expect(
      db
        .select()
        .from(t.filmVersions)
        .where(eq(t.filmVersions.id, foreign?.id ?? 0))
        .get(),
    ).toEqual(foreign);
    expect(setFilmsRights(other, { films: [read().number], state: 'granted', kind: null }, NOW)).toEqual({
      batch: null,
      count: 0,
    });
    expect(read().rightsState).toBe('unknown');
  });

  it('keeps a copy that a séance shows', () => {
    const { db, festival } = begin();
    const shown = db
      .select()
      .from(t.eventItems)
      .where(eq(t.eventItems.festivalId, festival.id))
      .all()
      .find((i) => i.filmVersionId);
    const film = filmKind.read(db, festival.id, shown?.filmId ?? 0);
    if (!film) throw new Error('no film');
    const input = filmSchema.parse({ ...filmFormValues(film, 'fr'), versions: [] });
    expect(editFilm(festival, film.id, input, NOW)).toEqual({
      ok: false,
      reason: 'fields',
      fields: { versions: 'copyInUse' },
    });
  });
});

describe('setFilmsRights', () => {
  it('sets the rights of several films in one act, which one undo reverts', () => {
    const { db, festival } = workingFestival('schedule');
    const before = filmsOf(festival.id, {}, db);
    const numbers = before.map(({ number }) => number);
    const { batch, count } = setFilmsRights(
      festival,
      { films: numbers, state: 'not-needed', kind: 'free-licence' },
      NOW,
    );
    expect(count).toBe(3);
    expect(filmsOf(festival.id, {}, db)).toEqual(
      before.map((film) => ({ ...film, rightsState: 'not-needed', rightsKind: 'free-licence', version: 2 })),
    );
    expect(undoBatch(festival, batch ?? '', LATER)).toMatchObject({ ok: true, left: [] });
    expect(filmsOf(festival.id, {}, db)).toEqual(before.map((film) => ({ ...film, version: 3 })));
  });

  it('leaves the kind unchanged if none is chosen, and writes nothing for films that have that state already', () => {
    const { db, festival } = workingFestival('schedule');
    const numbers = filmsOf(festival.id, {}, db).map(({ number }) => number);
    setFilmsRights(festival, { films: numbers, state: 'asked', kind: null }, NOW);
    expect(filmsOf(festival.id, {}, db).map(({ rightsState, rightsKind }) => `${rightsState} ${rightsKind}`)).toEqual([
      'asked public-projection',
      'asked public-projection',
      'asked public-projection',
    ]);
    const lines = history(db).length;
    expect(setFilmsRights(festival, { films: numbers, state: 'asked', kind: null }, NOW)).toEqual({
      batch: null,
      count: 3,
    });
    expect(history(db)).toHaveLength(lines);
  });
});

it('filmsOf finds films without accents and counts where each is shown', () => {
  const { db, festival } = begin();
  const films = filmsOf(festival.id, { search: 'LITH' }, db);
  expect(films.map(({ originalTitle, shown }) => [originalTitle, shown])).toEqual([['Lithium', 0]]);
  const all = filmsOf(festival.id, {}, db);
  const items = db
    .select()
    .from(t.eventItems)
    .where(and(eq(t.eventItems.festivalId, festival.id), eq(t.eventItems.kind, 'film')))
    .all();
  expect(all.reduce((sum, { shown }) => sum + shown, 0)).toBe(items.length);
});
