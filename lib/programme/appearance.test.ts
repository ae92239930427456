import { expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { appearanceFormValues, appearanceSchema } from '#lib/festivals/appearance-schema.ts';
import { festivalKind } from '#lib/festivals/root.ts';
import { editAppearance } from '#lib/festivals/settings.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { editTheme } from '#lib/themes/mutations.ts';
import { themesOf } from '#lib/themes/queries.ts';
import { themeFormValues, themeSchema } from '#lib/themes/schema.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { generalChanges } from './difference.ts';
import { freeze } from './release.ts';

const frozen = (festivalId: number, db: Db) =>
  freeze(loadDraft(festivalId, db), null, { at: NOW, note: {}, number: 1 });

function begin() {
  const made = workingFestival('settings', { events: 4 });
  const { db, festival } = made;
  const read = () =>
    festivalKind.read(db, festival.id, festival.id) as NonNullable<ReturnType<typeof festivalKind.read>>;
  const form = (values: object) => appearanceSchema.safeParse({ ...appearanceFormValues(read()), ...values });
  return { ...made, read, form };
}

it('of a festival is saved, published, listed as a change and undone as one', () => {
  const { db, festival, read } = begin();
  const before = frozen(festival.id, db);
  // Where nothing was chosen, a release says nothing of it.
  expect(Object.keys(before.public.festival).filter((key) => /second|letters|head/.test(key))).toEqual([]);
  const chosen = { accent: '#0A5563', secondColour: '#ff7a4d', letters: 'newsreader', headStyle: 'poster' };
  const { batch } = done(
    editAppearance(festival, appearanceSchema.parse({ ...appearanceFormValues(read()), ...chosen }), NOW),
  );
  const after = frozen(festival.id, db);
  expect(after.public.festival).toMatchObject({ ...chosen, accent: '#0a5563' });
  expect(generalChanges(before, after)).toEqual(['appearance']);
  undoBatch(festival, batch ?? '', NOW);
  expect(read()).toMatchObject({ accent: null, secondColour: null, letters: 'bricolage', headStyle: 'letters' });
  expect(frozen(festival.id, db).public.festival).toEqual(before.public.festival);
});

it.each([
  [{ accent: 'red' }, { accent: 'color' }],
  [{ accent: '#ffe14a' }, { accent: 'unreadableColor' }],
  [{ secondColour: '#ffe14a' }, {}],
  [{ accent: '' }, {}],
  [{ letters: 'comic' }, { letters: 'choice' }],
  [{ headStyle: '' }, { headStyle: 'choice' }],
])('%j is refused with %j', (values, errors) => {
  const result = begin().form(values);
  expect(result.success ? {} : fieldErrors(result.error)).toEqual(errors);
});

it('of a theme is a colour that can be read, and shown where its name is', () => {
  const { db, festival } = workingFestival('schedule', { events: 4 });
  const [theme] = themesOf(festival.id, db);
  if (!theme) throw new Error('no theme');
  const values = themeFormValues(theme);
  expect(themeSchema.safeParse({ ...values, colour: '#ffe14a' }).success).toBe(false);
  done(editTheme(festival, theme.id, themeSchema.parse({ ...values, colour: '#1f6b57' }), NOW));
  const { themes } = frozen(festival.id, db).public;
  expect(themes.map(({ slug, colour }) => [slug, colour]).slice(0, 2)).toEqual(
    themes.slice(0, 2).map(({ slug }) => [slug, slug === theme.slug ? '#1f6b57' : undefined]),
  );
});

it('of a theme has an introduction, which a programmer may write, and none if nobody wrote one', () => {
  const { db, festival } = workingFestival('schedule', { events: 4 });
  const [theme] = themesOf(festival.id, db);
  if (!theme) throw new Error('no theme');
  expect(frozen(festival.id, db).team.themes.some((one) => 'introduction' in one)).toBe(false);
  const introduction = { fr: 'Un *fil* à suivre.', en: '' };
  done(editTheme(festival, theme.id, themeSchema.parse({ ...themeFormValues(theme), introduction }), NOW));
  const released = frozen(festival.id, db).team.themes.find(({ slug }) => slug === theme.slug);
  expect(released?.introduction).toEqual({ fr: 'Un *fil* à suivre.' });
});
