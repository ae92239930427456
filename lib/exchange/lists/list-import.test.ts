import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { eventItems, eventThemes } from '#db/schema/index.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { tableOf } from '#lib/exchange/files/table.ts';
import { readSeparated } from '#lib/exchange/files/text-files.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { createFilm, editFilm } from '#lib/films/mutations.ts';
import { filmsOf } from '#lib/films/queries.ts';
import { filmKind } from '#lib/films/root.ts';
import { filmFormValues, filmSchema } from '#lib/films/schema.ts';
import { keysOf } from '#lib/history/import-keys.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import type { FilmColumn } from './film-columns.ts';
import { filmNoun } from './film-noun.ts';
import { importList, listPlanOf, type ReadList } from './list-import.ts';

const LATER = '2026-05-01T10:05:00.000Z';

function listOf(text: string): ReadList<FilmColumn> {
  const rows = readSeparated(text);
  const table = Array.isArray(rows) ? tableOf(rows, true) : rows;
  if ('code' in table) throw new Error(table.code);
  return { table, mapping: filmNoun.propose(table), answers: {}, source: filmNoun.sourceOf?.(table) ?? 'list' };
}

const LIST = 'Id;Titre;Réalisation;Durée\nA1;Lithium;Awa Diop;94\nA2;Cobalt;;1h20\nA3;;Luc Roy;90\n';

function begin() {
  const made = workingFestival('schedule');
  const { festival, db } = made;
  const run = (list: ReadList<FilmColumn>, key = 'k1') =>
    importList(filmNoun, festival, list, listPlanOf(filmNoun, festival, list).fingerprint, key, NOW);
  const titles = () => filmsOf(festival.id, {}, db).map(({ originalTitle, minutes }) => `${originalTitle} ${minutes}`);
  const filmCalled = (title: string) => {
    const film = filmsOf(festival.id, {}, db).find((one) => one.originalTitle === title);
    const whole = film && filmKind.read(db, festival.id, film.id);
    if (!whole) throw new Error('no film');
    return whole;
  };
  const rename = (title: string, originalTitle: string) => {
    const film = filmCalled(title);
    const input = filmSchema.parse({ ...filmFormValues(film, 'fr'), originalTitle });
    done(editFilm(festival, film.id, input, NOW));
  };
  return { ...made, run, titles, filmCalled, rename };
}

describe('a list of films', () => {
  it('is written as one act, without refused lines, and undone as one', () => {
    const { festival, db, run, titles } = begin();
    const before = titles();
    const result = run(listOf(LIST));
    expect(result).toMatchObject({ ok: true, counts: { new: 2, changed: 0 } });
    expect(titles()).toEqual([...before, 'Lithium 94', 'Cobalt 80']);
    undoBatch(festival, result.ok ? (result.batch ?? '') : '', LATER);
    expect(titles()).toEqual(before);
    expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  });

  it('says « rien à faire » the second time, also if somebody renamed the film since', () => {
    const { festival, run, rename } = begin();
    run(listOf(LIST));
    rename('Cobalt', 'Cobalt bleu');
    const again = listPlanOf(filmNoun, festival, listOf(LIST));
    expect(again.rows.map(({ is }) => is)).toEqual(['unchanged', 'changed', 'refused']);
    expect(run(listOf('Id;Durée;Titre\nA1;94;Lithium\n'), 'k2')).toMatchObject({ ok: true, batch: null });
  });

  it('is forgotten when the import is undone, and known again when it is redone', () => {
    const { festival, run } = begin();
    // Another title under a known identifier: only the key can tell that it may be the same film.
    const renamed = () =>
      listPlanOf(filmNoun, festival, listOf('Id;Titre;Durée\nA1;Natrium;94\n')).rows.map(({ is }) => is);
    const batch = done(run(listOf(LIST))).batch ?? '';
    expect(renamed()).toEqual(['asked']);
    const undone = done(undoBatch(festival, batch, LATER));
    expect(renamed()).toEqual(['new']);
    done(undoBatch(festival, undone.batch, LATER));
    expect(renamed()).toEqual(['asked']);
  });

  it('imported by a programmer adds and removes names only on their own films', () => {
    const { festival, db, made, run, filmCalled } = begin();
    run(listOf(LIST));
    const [lithium, cobalt] = [filmCalled('Lithium').id, filmCalled('Cobalt').id];
    const [eventId = 0] = made.eventIds;
    const { id: festivalId } = festival;
    db.delete(eventThemes).where(eq(eventThemes.eventId, eventId)).run();
    db.insert(eventItems).values({ festivalId, eventId, kind: 'film', filmId: lithium, position: 90 }).run();
    const nour = makeAccount(db, 'Nour', { festivalId, role: 'programmer' });
    const theirs = authorizeFestival(nour, festival.slug, 'schedule', db);
    const { number } = filmCalled('Cobalt');
    for (const text of ['Id;Titre;Durée\nB1;Lithium;94\nB2;Cobalt;80\n', `Id;Lanterne;Titre\nA1;${number};Cobalt\n`]) {
      const list = listOf(text);
      const { rows, fingerprint } = listPlanOf(filmNoun, theirs, list);
      expect(rows.map(({ is }) => is)).not.toContain('refused');
      expect(importList(filmNoun, theirs, list, fingerprint, text, LATER)).toMatchObject({ ok: true, batch: null });
    }
    expect(Object.fromEntries(keysOf(db, festivalId, listOf(LIST).source, 'film'))).toEqual({
      A1: lithium,
      A2: cobalt,
      B2: cobalt,
    });
  });

  it('is imported once under one key', () => {
    const { run, titles } = begin();
    const list = listOf(LIST);
    const first = run(list);
    const before = titles();
    expect(run(list)).toMatchObject({ ok: true, batch: first.ok && first.batch, counts: { new: 0 } });
    expect(titles()).toEqual(before);
  });

  it('is shown again, not written, if the programme has changed since', () => {
    const { festival, run, titles } = begin();
    const list = listOf(LIST);
    const { fingerprint } = listPlanOf(filmNoun, festival, list);
    done(createFilm(festival, filmSchema.parse({ originalTitle: 'Cobalt', minutes: '75' }), null, NOW));
    const before = titles();
    const result = importList(filmNoun, festival, list, fingerprint, 'k1', NOW);
    const rows = [{ is: 'new' }, { is: 'changed' }, { is: 'refused' }];
    expect(result).toMatchObject({ ok: false, reason: 'moved', plan: { rows } });
    expect(titles()).toEqual(before);
    expect(run(list)).toMatchObject({ ok: true, counts: { new: 1, changed: 1 } });
  });

  it('writes nothing of a line that is left out', () => {
    const { run, titles } = begin();
    const before = titles();
    const left = { 3: 'line' as const };
    expect(run({ ...listOf(LIST), answers: { left } })).toMatchObject({ ok: true, counts: { new: 1 } });
    expect(titles()).toEqual([...before, 'Lithium 94']);
  });

  it('is planned again before writing if somebody saved after it was planned', () => {
    const { festival, db, run, titles, rename } = begin();
    run(listOf(LIST));
    const list = listOf('Id;Titre;Durée\nA1;Lithium;95\n');
    const { fingerprint } = listPlanOf(filmNoun, festival, list);
    const transaction = db.transaction.bind(db);
    vi.spyOn(db, 'transaction').mockImplementationOnce((work, how) => {
      const planned = transaction(work, how);
      rename('Lithium', 'Natrium');
      return planned;
    });
    expect(importList(filmNoun, festival, list, fingerprint, 'k2', NOW)).toMatchObject({ ok: false, reason: 'moved' });
    expect(titles()).toContain('Natrium 94');
  });

  it('tells people who have a film open that the list changed it', () => {
    const { festival, run, filmCalled } = begin();
    run(listOf(LIST));
    const open = filmCalled('Lithium');
    expect(run(listOf('Id;Titre;Durée\nA1;Lithium;95\nA2;Cobalt;80\n'), 'k2')).toMatchObject({
      counts: { changed: 1 },
    });
    expect(editFilm(festival, open.id, filmSchema.parse(filmFormValues(open, 'fr')), NOW)).toMatchObject({
      ok: false,
      reason: 'changed',
      base: open,
      current: { ...open, version: open.version + 1, minutes: 95 },
    });
  });

  it('is written with as few statements for many rows as for some', () => {
    const statements = (count: number) => {
      const { festival, db, run } = begin();
      const rows = Array.from({ length: count }, (_, at) => `Opus ${at};${60 + at}`).join('\n');
      const prepare = vi.spyOn(db.$client, 'prepare');
      expect(run(listOf(`Titre;Durée\n${rows}\n`))).toMatchObject({ ok: true, counts: { new: count } });
      const prepared = prepare.mock.calls.length;
      expect(festival.db.$client.pragma('foreign_key_check')).toEqual([]);
      return prepared;
    };
    expect(statements(60)).toBe(statements(3));
  });

  it('leaves nothing behind if one of its rows cannot be written', () => {
    const { festival, db, titles } = begin();
    const before = titles();
    db.$client.exec(
      "CREATE TRIGGER no BEFORE INSERT ON films WHEN NEW.original_title = 'Cobalt' BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    const list = listOf(LIST);
    expect(() =>
      importList(filmNoun, festival, list, listPlanOf(filmNoun, festival, list).fingerprint, 'k1', NOW),
    ).toThrow();
    expect(titles()).toEqual(before);
  });
});
