import { describe, expect, it } from 'vitest';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import { filmFormValues, filmSchema, filmsRightsSchema, newFilmValues } from './schema.ts';

const film: DraftFilm = {
  id: 1,
  festivalId: 1,
  number: 12,
  originalTitle: 'Le sang et la boue',
  title: { en: 'Blood and mud' },
  directors: ['Jean-Gabriel Leynaud'],
  writers: [],
  production: 'Elda',
  year: 2024,
  countries: ['FR', 'CD'],
  minutes: 94,
  shortSynopsis: { en: 'One.' },
  synopsis: { fr: 'Un.\n\nDeux.' },
  contentNotes: [{ fr: 'violences', en: 'violence' }],
  contentIsSevere: true,
  rightsState: 'granted',
  rightsKind: 'public-projection',
  rightsNote: 'par courriel',
  tags: ['Coup de cœur', 'à revoir'],
  announceable: 'from',
  announceableFrom: '2026-10-01',
  neutralTitle: { fr: 'Film surprise' },
  website: 'https://exemple.org/film',
  trailer: 'https://vimeo.com/76979871',
  version: 3,
  versions: [
    {
      id: 7,
      festivalId: 1,
      filmId: 1,
      spoken: ['sw', 'fr'],
      subtitles: ['fr'],
      sdh: true,
      ad: false,
      format: 'dcp',
      minutes: 95,
      isOnlyCopy: true,
      position: 0,
    },
  ],
};

it('a film that may only be read says the unit of its length, and a form takes it typed', () => {
  expect(filmFormValues(film, 'fr', true)).toMatchObject({ minutes: '94\u00A0min' });
  expect(filmFormValues(film, 'fr')).toMatchObject({ minutes: '94' });
});

describe('filmSchema', () => {
  it.each(['fr', 'en'] as const)('reads back what its form shows, in %s', (locale) => {
    const { id, festivalId, number, versions, ...facts } = film;
    const { festivalId: _f, filmId: _i, position: _p, ...copy } = versions[0] as DraftFilm['versions'][number];
    expect(filmSchema.parse(filmFormValues(film, locale))).toEqual({
      ...facts,
      clientKey: null,
      versions: [{ ...copy, remove: false }],
    });
  });

  it('accepts a title alone, and drops blank and removed copies and blank notes', () => {
    expect(
      filmSchema.parse({
        ...newFilmValues,
        originalTitle: 'A',
        versions: [{}, { id: '3', remove: 'on' }, { spoken: 'anglais' }],
        contentNotes: [{ fr: '' }, { en: 'blood' }],
      }),
    ).toMatchObject({ version: 0, versions: [{ id: null, spoken: ['en'] }], contentNotes: [{ en: 'blood' }] });
  });

  it('names beside each field what is wrong', () => {
    const result = filmSchema.safeParse({
      originalTitle: ' ',
      year: '1700',
      minutes: 'long',
      countries: 'Syldavie',
      versions: [{ spoken: 'klingonien' }],
      announceable: 'from',
      website: 'javascript:alert(1)',
      trailer: 'https://exemple.org/bande-annonce',
    });
    expect(result.error && fieldErrors(result.error)).toEqual({
      originalTitle: 'required',
      year: 'atLeast:1888',
      minutes: 'duration',
      countries: 'country',
      'versions.0.spoken': 'language',
      website: 'url',
      trailer: 'trailer',
      announceableFrom: 'date',
    });
    const dated = filmSchema.safeParse({ originalTitle: 'A', announceable: 'from' });
    expect(dated.error && fieldErrors(dated.error)).toEqual({ announceableFrom: 'date' });
  });
});

it('filmsRightsSchema takes ticked rows once each', () => {
  expect(filmsRightsSchema.parse({ films: ['2', '5', '2'], state: 'granted', kind: '' })).toEqual({
    films: [2, 5],
    state: 'granted',
    kind: null,
  });
  expect(filmsRightsSchema.safeParse({ state: 'granted' }).success).toBe(false);
  expect(filmsRightsSchema.safeParse({ films: ['x'], state: 'granted' }).success).toBe(false);
});
