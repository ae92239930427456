import { expect, it } from 'vitest';
import { translator } from '#lib/i18n/translator.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf } from '#lib/model/draft-testing.ts';
import { type Hue, tintOf } from './view.ts';

const FREE = { count: 0, isBlocked: false };

it('colours a séance by its type, its theme, the least settled rights of its films, or what is missing', () => {
  const films = [
    filmOf(1, { rightsState: 'granted', rightsKind: 'public-projection' }),
    filmOf(2, { rightsState: 'asked' }),
    filmOf(3, { rightsState: 'refused' }),
    filmOf(5, { rightsState: 'unknown' }),
    // A consultation on site is no permission to screen it.
    filmOf(4, { rightsState: 'granted', rightsKind: 'on-site-consultation' }),
  ];
  const shows = (...ids: number[]) =>
    eventOf(1, { kind: 'talk', items: ids.map((id) => itemOf(id, { filmId: id, kind: 'film' })) });
  const index = indexDraft({ ...draftOf([]), films });
  const key = (hue: Hue, event: ReturnType<typeof shows>, lack = FREE) => tintOf(hue, event, index, lack).key;
  expect(key('kind', shows())).toBe('talk');
  expect(key('theme', shows())).toBe('none');
  expect(
    [shows(), shows(1), shows(1, 2), shows(1, 2, 3), shows(4), shows(5)].map((event) => key('rights', event)),
  ).toEqual(['none', 'settled', 'asked', 'refused', 'asked', 'open']);
  expect(translator('fr', 'grid')('tint.rights.open')).toBe('Droits inconnus ou à demander');
  expect(
    [FREE, { count: 2, isBlocked: false }, { count: 2, isBlocked: true }].map((lack) => key('complete', shows(), lack)),
  ).toEqual(['complete', 'lacking', 'blocked']);
});

it('colours a séance by its first tag, the most frequent tag first, in any spelling', () => {
  const tagged = [['Été', 'b'], ['b'], ['ete'], []].map((tags, i) => eventOf(i + 1, { tags }));
  const board = indexDraft(draftOf(tagged));
  expect(tagged.map((event) => tintOf('tag', event, board, FREE))).toEqual([
    { key: 'ete', look: 'screening' },
    { key: 'b', look: 'talk' },
    { key: 'ete', look: 'screening' },
    { key: 'none', look: 'other' },
  ]);
});
