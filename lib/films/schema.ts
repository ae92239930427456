import { z } from 'zod';
import { announceables, filmFormats, rightsKinds, rightsStates } from '#db/enums.ts';
import {
  bilingualLine,
  bilingualParagraphs,
  line,
  MAX_NAME,
  MAX_NOTE,
  paragraphs,
  requiredLine,
} from '#lib/i18n/clean-text.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { countries } from '#lib/i18n/countries.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { bothTyped } from '#lib/i18n/text.ts';
import { typedNumber } from '#lib/i18n/typed-numbers.ts';
import {
  choice,
  choiceOrNothing,
  codes,
  duration,
  lines,
  recordFields,
  tagsField,
  ticked,
  webAddress,
  whenRead,
  wholeNumber,
} from '#lib/i18n/typed-values.ts';
import type { DraftFilm, DraftVersion } from '#lib/model/draft.ts';
import type { Seen } from '#lib/model/seen.ts';
import { formatDuration } from '#lib/time/format.ts';
import { dateOrNothing } from '#lib/time/typed-times.ts';
import { MAX_CONTENT_NOTES, MAX_SHORT_SYNOPSIS, MAX_VERSIONS } from './choices.ts';
import { trailerOf } from './trailer.ts';

const YEAR_MIN = 1888;
const MAX_YEAR = 2200;
const MAX_MINUTES = 1440;
const MAX_NAMES = 40;
const MAX_COUNTRIES = 20;
const MAX_LANGUAGES = 12;
/** How many films one act may set the rights of. */
export const MAX_RIGHTS_AT_ONCE = 1000;

const filmVersionSchema = z.object({
  /** The id of the copy's row; empty for a new copy. */
  id: wholeNumber(1, 999_999_999),
  spoken: codes(languages, MAX_LANGUAGES, 'language'),
  subtitles: codes(languages, MAX_LANGUAGES, 'language'),
  sdh: ticked,
  ad: ticked,
  format: choiceOrNothing(filmFormats),
  minutes: duration(1, MAX_MINUTES),
  isOnlyCopy: ticked,
  /** Ticked to remove the copy, where no script runs. */
  remove: ticked,
});
type FilmVersionInput = z.output<typeof filmVersionSchema>;

const isBlank = (version: FilmVersionInput) =>
  version.id === null &&
  version.spoken.length + version.subtitles.length === 0 &&
  !version.sdh &&
  !version.ad &&
  !version.isOnlyCopy &&
  version.format === null &&
  version.minutes === null;

/** What the form of a film posts; the importer passes the same. */
export const filmSchema = z
  .object({
    ...recordFields,
    originalTitle: requiredLine(),
    title: bilingualLine(),
    directors: lines(MAX_NAMES, MAX_NAME),
    writers: lines(MAX_NAMES, MAX_NAME),
    production: line(MAX_NOTE),
    year: wholeNumber(YEAR_MIN, MAX_YEAR),
    countries: codes(countries, MAX_COUNTRIES, 'country'),
    minutes: duration(1, MAX_MINUTES),
    versions: z
      .array(filmVersionSchema)
      .max(MAX_VERSIONS, `tooMany:${MAX_VERSIONS}` satisfies FieldError)
      .default([])
      .transform((all) => all.filter((version) => !version.remove && !isBlank(version))),
    shortSynopsis: bilingualLine(MAX_SHORT_SYNOPSIS),
    synopsis: bilingualParagraphs(),
    contentNotes: z
      .array(bilingualLine())
      .max(MAX_CONTENT_NOTES, `tooMany:${MAX_CONTENT_NOTES}` satisfies FieldError)
      .default([])
      .transform((notes) => notes.filter((note) => note.fr || note.en)),
    contentIsSevere: ticked,
    rightsState: choice(rightsStates).default('unknown'),
    rightsKind: choiceOrNothing(rightsKinds),
    rightsNote: paragraphs(MAX_NOTE),
    tags: tagsField,
    announceable: choice(announceables).default('yes'),
    announceableFrom: dateOrNothing,
    neutralTitle: bilingualLine(),
    website: webAddress,
    trailer: webAddress.refine(
      (address) => address === '' || trailerOf(address) !== null,
      'trailer' satisfies FieldError,
    ),
  })
  .superRefine(
    (film, context) => {
      if (film.announceable === 'from' && !film.announceableFrom)
        context.addIssue({ code: 'custom', path: ['announceableFrom'], message: 'date' satisfies FieldError });
    },
    whenRead('announceable', 'announceableFrom'),
  );
export type FilmInput = z.output<typeof filmSchema>;
export type FilmFormValues = z.input<typeof filmSchema>;

/**
 * The facts of a film that only readers with `private-facts` see; a file without private facts has
 * these values instead.
 */
export const PRIVATE_FILM_FACTS = { rightsNote: '', tags: [] as string[] };
/** A film as the reader of the desk may see it. */
export type SeenFilm = Seen<DraftFilm, typeof PRIVATE_FILM_FACTS>;

/** The rights of several films in one act: their numbers, and what is now known. */
export const filmsRightsSchema = z.object({
  films: z
    .array(
      z.coerce
        .number<string>('wrong' satisfies FieldError)
        .int()
        .positive(),
    )
    .min(1, 'tooFew:1' satisfies FieldError)
    .max(MAX_RIGHTS_AT_ONCE, `tooMany:${MAX_RIGHTS_AT_ONCE}` satisfies FieldError)
    .transform((numbers) => [...new Set(numbers)]),
  state: choice(rightsStates),
  /** When empty, each film keeps its own. */
  kind: choiceOrNothing(rightsKinds),
});
export type FilmsRightsInput = z.output<typeof filmsRightsSchema>;

type SayMinutes = (minutes: number | null) => string;

const versionValues = (
  version: DraftVersion,
  locale: Locale,
  sayMinutes: SayMinutes,
): z.input<typeof filmVersionSchema> => ({
  id: String(version.id),
  spoken: typedNames(version.spoken, languages, locale),
  subtitles: typedNames(version.subtitles, languages, locale),
  sdh: version.sdh,
  ad: version.ad,
  format: version.format ?? '',
  minutes: sayMinutes(version.minutes),
  isOnlyCopy: version.isOnlyCopy,
});

/**
 * A film as its form shows it, with names of countries and languages in the reader's language;
 * without the note on its rights for those who may not see it. Whoever may only read it is told the
 * unit of its length.
 */
export function filmFormValues(film: SeenFilm, locale: Locale, isReadOnly = false): FilmFormValues {
  const sayMinutes: SayMinutes = (minutes) =>
    isReadOnly && minutes !== null ? formatDuration(minutes, locale) : typedNumber(minutes);
  return {
    version: film.version,
    clientKey: '',
    originalTitle: film.originalTitle,
    title: bothTyped(film.title),
    directors: film.directors.join('\n'),
    writers: film.writers.join('\n'),
    production: film.production,
    year: typedNumber(film.year),
    countries: typedNames(film.countries, countries, locale),
    minutes: sayMinutes(film.minutes),
    versions: film.versions.map((version) => versionValues(version, locale, sayMinutes)),
    shortSynopsis: bothTyped(film.shortSynopsis),
    synopsis: bothTyped(film.synopsis),
    contentNotes: film.contentNotes.map(bothTyped),
    contentIsSevere: film.contentIsSevere,
    rightsState: film.rightsState,
    rightsKind: film.rightsKind ?? '',
    rightsNote: film.rightsNote ?? '',
    tags: tagsInWords(film.tags),
    announceable: film.announceable,
    announceableFrom: film.announceableFrom ?? '',
    neutralTitle: bothTyped(film.neutralTitle),
    website: film.website,
    trailer: film.trailer,
  };
}

const neither = { fr: '', en: '' };

/** The empty form of a film. */
export const newFilmValues: FilmFormValues = {
  version: 0,
  originalTitle: '',
  title: neither,
  directors: '',
  writers: '',
  production: '',
  year: '',
  countries: '',
  minutes: '',
  versions: [{ id: '', spoken: '', subtitles: '', sdh: false, ad: false, format: '', minutes: '', isOnlyCopy: false }],
  shortSynopsis: neither,
  synopsis: neither,
  contentNotes: [],
  contentIsSevere: false,
  rightsState: 'unknown',
  rightsKind: '',
  rightsNote: '',
  tags: '',
  announceable: 'yes',
  announceableFrom: '',
  neutralTitle: neither,
  website: '',
  trailer: '',
};
