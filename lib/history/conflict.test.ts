import { describe, expect, it } from 'vitest';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { festivalFormValues, festivalSchema } from '#lib/festivals/schema.ts';
import { editFestival } from '#lib/festivals/settings.ts';
import { createFilm, editFilm } from '#lib/films/mutations.ts';
import { filmKind } from '#lib/films/root.ts';
import { filmFormValues, filmSchema } from '#lib/films/schema.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import {
  type ComparedFields,
  chosenTheirs,
  conflictingFields,
  recordConflict,
  takeTheirs,
  withRecordChoices,
} from './conflict.ts';
import { done, NOW, workingFestival } from './testing.ts';

const facets = (values: Record<string, string>): ComparedFields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, shown: value }]));

describe('conflictingFields', () => {
  it('names what the other changed, and which of it I did not touch', () => {
    const base = facets({ a: '1', b: '1', c: '1', d: '1' });
    const mine = facets({ a: '1', b: '2', c: '2', d: '3' });
    const theirs = facets({ a: '9', b: '9', c: '1', d: '3' });
    expect(conflictingFields(base, mine, theirs)).toEqual([
      { name: 'a', mine: '1', theirs: '9', isMineUntouched: true },
      { name: 'b', mine: '2', theirs: '9', isMineUntouched: false },
    ]);
  });
});

describe('choosing', () => {
  it('takes the chosen fields, nested and emptied ones too, and leaves the others', () => {
    const mine = { title: { fr: 'A', en: 'B' }, items: [1], note: 'x' };
    const theirs = { title: { fr: 'C' }, items: [2, 3], note: 'y' };
    const names = chosenTheirs({ title: { fr: 'theirs', en: 'theirs' }, items: 'theirs', note: 'mine' });
    expect(names).toEqual(['title.fr', 'title.en', 'items']);
    expect(takeTheirs(mine, theirs, names)).toEqual({ title: { fr: 'C' }, items: [2, 3], note: 'x' });
    expect(mine).toEqual({ title: { fr: 'A', en: 'B' }, items: [1], note: 'x' });
  });

  it('reads anything that was posted without touching a prototype', () => {
    expect(chosenTheirs('x')).toEqual([]);
    expect(chosenTheirs([{ a: 'theirs' }])).toEqual([]);
    takeTheirs({}, {}, ['__proto__.polluted', 'constructor.polluted']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

const LATER = '2026-09-02T09:00:00.000Z';

const form = {
  schema: filmSchema,
  values: (film: DraftFilm) => filmFormValues(film, 'fr'),
  show: (_: string, value: unknown) => String(value),
};

function twoPeople(theirs: object, mine: object) {
  const { db, festival } = workingFestival('schedule');
  const { id } = done(
    createFilm(festival, filmSchema.parse({ originalTitle: 'A', title: { fr: 'B' }, minutes: '90' }), null, NOW),
  );
  const opened = filmFormValues(filmKind.read(db, festival.id, id) as DraftFilm, 'fr');
  done(editFilm(festival, id, filmSchema.parse({ ...opened, ...theirs }), NOW));
  const input = filmSchema.parse({ ...opened, ...mine });
  const changed = editFilm(festival, id, input, NOW);
  if (changed.ok || changed.reason !== 'changed') throw new Error('no conflict');
  return { db, festival, id, opened, changed, input, conflict: recordConflict(changed, input, form) };
}

describe('two people on one record', () => {
  it('see what differs, and are proposed what only the other changed', () => {
    const { conflict } = twoPeople(
      { minutes: '95', title: { fr: '' }, year: '2020' },
      { minutes: '1h36', production: 'P' },
    );
    expect(conflict).toMatchObject({ version: 2, by: 'Camille', at: NOW, theirs: { minutes: '95', year: '2020' } });
    expect(conflict.isOwn).toBe(true);
    expect(conflict.fields).toEqual([
      { name: 'title.fr', mine: 'B', theirs: '', isMineUntouched: true },
      { name: 'year', mine: '', theirs: '2020', isMineUntouched: true },
      { name: 'minutes', mine: '96', theirs: '95', isMineUntouched: false },
    ]);
  });

  it('may be one person in two tabs', () => {
    const { db, festival, id, opened } = twoPeople({ minutes: '95' }, { minutes: '96' });
    const alix = makeAccount(db, 'Alix', { festivalId: festival.id, role: 'organiser' });
    const others = authorizeFestival(alix, festival.slug, 'schedule', db);
    expect(editFilm(others, id, filmSchema.parse(opened), NOW)).toMatchObject({ by: 'Camille', isOwn: false });
  });

  it('are two if oneself wrote last, over what the other had written since', () => {
    const { db, festival, id, opened } = twoPeople({ minutes: '95' }, { minutes: '96' });
    const alix = makeAccount(db, 'Alix', { festivalId: festival.id, role: 'organiser' });
    const others = authorizeFestival(alix, festival.slug, 'schedule', db);
    done(editFilm(others, id, filmSchema.parse({ ...opened, version: 2, production: 'P' }), LATER));
    const mine = (typed: object) => editFilm(others, id, filmSchema.parse({ ...opened, ...typed }), LATER);
    expect(mine({ version: 1 })).toMatchObject({ by: 'Camille', at: NOW, isOwn: false });
    expect(mine({ version: 2 })).toMatchObject({ by: 'Alix', at: LATER, isOwn: true });
  });

  it('choose field by field, and nothing else of the form is taken', () => {
    const { db, festival, id, opened } = twoPeople(
      { minutes: '95', title: { fr: '' }, year: '2020' },
      { minutes: '96' },
    );
    const current = filmKind.read(db, festival.id, id) as DraftFilm;
    const again = filmSchema.parse({
      ...opened,
      version: 2,
      minutes: '96',
      production: 'P',
      choice: { title: { fr: 'theirs' }, year: 'theirs', minutes: 'mine', constructor: 'theirs', clientKey: 'theirs' },
    });
    done(editFilm(festival, id, withRecordChoices(again, current, form), NOW));
    expect(filmKind.read(db, festival.id, id)).toMatchObject({
      title: {},
      year: 2020,
      minutes: 96,
      production: 'P',
      version: 3,
    });
  });

  it('choose the parts of a group of fields each, also if one of both emptied it', () => {
    const { festival } = workingFestival('settings');
    const opened = festivalFormValues(festival, 'fr');
    const input = (accessibilityStatement: object, more: object = {}) =>
      festivalSchema.parse({ ...opened, ...more, accessibilityStatement });
    const settings = { schema: festivalSchema, values: (root: typeof festival) => festivalFormValues(root, 'fr') };
    done(editFestival(festival, input({ plan: 'Deux ans', tools: 'NVDA' }), NOW));
    const mine = input({ scope: 'Tout', tools: 'Orca' });
    const changed = editFestival(festival, mine, NOW);
    if (changed.ok || changed.reason !== 'changed') throw new Error('no conflict');
    const current = { ...festival, ...changed.current };
    const base = { ...festival, ...changed.base };
    const conflict = recordConflict({ ...changed, current, base }, mine, { ...settings, show: form.show });
    expect(conflict.fields.map(({ name, mine, theirs }) => [name, mine, theirs])).toEqual([
      ['accessibilityStatement.plan', '', 'Deux ans'],
      ['accessibilityStatement.tools', 'Orca', 'NVDA'],
    ]);
    const choice = { accessibilityStatement: { plan: 'theirs', scope: 'theirs', tools: 'mine' } };
    expect(withRecordChoices({ ...mine, choice }, current, settings).accessibilityStatement).toEqual({
      plan: 'Deux ans',
      tools: 'Orca',
    });
  });
});
