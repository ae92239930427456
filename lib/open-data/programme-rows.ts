import { accessNames, offerTexts } from '#lib/feeds/description.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import { BYTE_ORDER_MARK, separatedLine } from '#lib/files/separated-lines.ts';
import { type WorkbookCell, writeWorkbook } from '#lib/files/write-workbook.ts';
import { filmTitle } from '#lib/films/title.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentEvent, DocumentItem, PublicDocument } from '#lib/model/documents.ts';
import { accessOf } from '#lib/programme/access.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { versionsOf } from '#lib/programme/parts.ts';
import { placesOf } from '#lib/programme/place.ts';
import { pricesOf } from '#lib/programme/prices.ts';
import { endInstantShown } from '#lib/programme/real-times.ts';
import { elapsedMinutes } from '#lib/time/wall-clock.ts';

/*
 * The programme as a table, programme.csv and programme.xlsx.
 * exchange/programmes/programme-table.ts reads both again.
 */

/**
 * A séance as one line. `day` is the festival day; `start` and `end` are wall clocks
 * (`2026-06-07T00:30`) with their true date. Several values are separated by bars.
 */
export type ProgrammeRow = Readonly<Record<ProgrammeColumn, string | number | null>>;

export type FileOptions = Readonly<{
  locale: Locale;
  /** The public address of this installation, without a slash at its end. */
  url: string;
}>;

/** Writes the séances of a document as lines, one by one. */
export function rowWriter(
  document: PublicDocument,
  { locale, url }: FileOptions,
): (event: DocumentEvent) => ProgrammeRow {
  const index = indexDocument(document);
  const words = wordsOf(locale);
  const t = translator(locale, 'openData');
  const { slug, isDemonstration } = document.festival;
  const mark = isDemonstration ? `${words.say('demonstrationMark')} ` : '';
  const paths = programmePaths(url + programmeBase(locale, slug), locale);
  const say = (text: Parameters<typeof inLocale>[0]) => cleanLine(inLocale(text, locale));
  return (event) => {
    const places = placesOf(event, index).main;
    const versions = versionsOf(event);
    return {
      number: event.number,
      uid: event.uid,
      status: t(`status.${statusOf(event)}`),
      day: event.day,
      start: event.startsAt,
      end: event.endsAt,
      minutes: minutesOf(event),
      title: mark + say(event.title),
      subtitle: say(event.subtitle),
      kind: words.term(`kind.${event.kind}`),
      label: say(event.label),
      films: listed(event.items.map((item) => filmText(item, index, locale))),
      people: listed(peopleOf(event, index, words.say('tentative'))),
      venue: listed(places.map(({ venue }) => say(venue?.name))),
      room: listed(places.map(({ room }) => say(room.name))),
      address: listed(places.map(({ venue }) => cleanLine(venue?.address ?? ''))),
      themes: listed(event.themes.map((theme) => say(index.themes.get(theme)?.name))),
      spoken: languageNames([...versions.flatMap(({ spoken }) => spoken), ...(event.spoken ?? [])], locale),
      subtitles: languageNames(
        versions.flatMap(({ subtitles }) => subtitles),
        locale,
      ),
      translatedInto: languageNames(event.translatedInto ?? [], locale),
      access: listed(accessNames(accessOf(event, index), words)),
      offer: listed(offerTexts(pricesOf(event, index), words).map(cleanLine)),
      seats: event.capacity,
      url: paths.event(event),
    };
  };
}

/**
 * Computed from instants, because in the hour that occurs twice the wall clocks show less than has
 * passed.
 */
function minutesOf(event: DocumentEvent): number | null {
  return elapsedMinutes(event.startInstant, endInstantShown(event));
}

/** What a reader has to know about it first: cancelled, postponed and the like. */
export const statusOf = (event: DocumentEvent) =>
  event.isPostponed
    ? 'postponed'
    : event.status === 'cancelled'
      ? 'cancelled'
      : event.timeIsToConfirm
        ? 'toConfirm'
        : 'planned';

/**
 * The texts without repetitions and empty ones, separated by bars, because a comma could be part of
 * a title.
 */
export const listed = (texts: readonly string[]): string =>
  [...new Set(texts)].filter((text) => text !== '').join(BETWEEN);

const languageNames = (codes: readonly string[], locale: Locale): string =>
  listed(codes.map((code) => languages.name(code, locale)));

/**
 * « Terre rare (Awa Diop, Luc Martin, 2024, 94 min, VOSTFR) »; the replacement text for a film that
 * may not be named; empty for other parts.
 */
function filmText(item: DocumentItem, index: DocumentIndex, locale: Locale): string {
  if (item.kind !== 'film') return '';
  const film = item.film === null ? undefined : index.films.get(item.film);
  if (!film) return cleanLine(inLocale(item.title, locale));
  const facts = [
    ...film.directors.map(cleanLine),
    film.year === null ? '' : String(film.year),
    film.minutes === null ? '' : `${film.minutes} min`,
    item.version ? versionLabel(item.version, locale).printed : '',
  ].filter((fact) => fact !== '');
  const title = cleanLine(filmTitle(film)[locale]);
  return facts.length > 0 ? `${title} (${facts.join(', ')})` : title;
}

const peopleOf = (event: DocumentEvent, index: DocumentIndex, tentative: string): string[] =>
  event.people.flatMap(({ person, isTentative }) => {
    const name = cleanLine(index.people.get(person)?.name ?? '');
    return name === '' ? [] : [isTentative ? `${name} (${tentative})` : name];
  });

/** The columns of the programme's table, in order. */
export const programmeColumns = [
  'number',
  'uid',
  'status',
  'day',
  'start',
  'end',
  'minutes',
  'title',
  'subtitle',
  'kind',
  'label',
  'films',
  'people',
  'venue',
  'room',
  'address',
  'themes',
  'spoken',
  'subtitles',
  'translatedInto',
  'access',
  'offer',
  'seats',
  'url',
] as const;
export type ProgrammeColumn = (typeof programmeColumns)[number];

/** The headings of the columns. */
export const programmeHeadingsOf = (locale: Locale): string[] => {
  const t = translator(locale, 'openData');
  return programmeColumns.map((column) => t(`columns.${column}`));
};

/** Separates several values in a cell; a comma could be part of a title. */
export const BETWEEN = ' | ';

/** How many séances one piece of a file holds; other requests are answered between two pieces. */
const IN_A_PIECE = 100;

/** Things in lists of a hundred. */
export function* inBatches<T>(things: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < things.length; at += IN_A_PIECE) yield things.slice(at, at + IN_A_PIECE);
}

const FORM = { separator: ';' } as const;

/** The released programme for a spreadsheet, one line per séance; in pieces. */
export function* programmeCsvPieces(document: PublicDocument, options: FileOptions): Generator<string> {
  const rowOf = rowWriter(document, options);
  yield BYTE_ORDER_MARK + separatedLine(programmeHeadingsOf(options.locale), FORM);
  for (const events of inBatches(document.events))
    yield events
      .map((event) => {
        const row = rowOf(event);
        return separatedLine(
          programmeColumns.map((column) => spreadsheetCell(row[column])),
          FORM,
        );
      })
      .join('');
}

const WALL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

/** A wall clock in the form that spreadsheets recognise in a text file. */
const spreadsheetCell = (cell: string | number | null) =>
  typeof cell === 'string' ? cell.replace(WALL, '$1 $2') : cell;

const NARROW = 10;
const WIDTHS: Partial<Record<ProgrammeColumn, number>> = {
  uid: 16,
  start: 17,
  end: 17,
  title: 40,
  subtitle: 24,
  kind: 14,
  label: 20,
  films: 50,
  people: 36,
  venue: 24,
  room: 22,
  address: 30,
  themes: 24,
  spoken: 18,
  subtitles: 18,
  translatedInto: 18,
  access: 24,
  offer: 30,
  url: 50,
};

/**
 * The programme as an XLSX file: the lines of programme.csv, with dates and numbers that a
 * spreadsheet can calculate with.
 */
export function programmeXlsx(document: PublicDocument, options: FileOptions): Promise<Buffer> {
  const rowOf = rowWriter(document, options);
  const sheet = {
    name: translator(options.locale, 'openData')('sheet'),
    headings: programmeHeadingsOf(options.locale),
    widths: programmeColumns.map((column) => WIDTHS[column] ?? NARROW),
  };
  return writeWorkbook(sheet, rows());

  function* rows(): Generator<WorkbookCell[][]> {
    for (const events of inBatches(document.events))
      yield events.map((event) => {
        const row = rowOf(event);
        return programmeColumns.map((column) => cellOf(column, row[column]));
      });
  }
}

function cellOf(column: ProgrammeColumn, value: string | number | null): WorkbookCell {
  if (typeof value !== 'string') return value;
  if (column === 'day') return { date: value };
  return column === 'start' || column === 'end' ? { wall: value } : value;
}
