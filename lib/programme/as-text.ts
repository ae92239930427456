import { filmTitle } from '#lib/films/title.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, capital, inLocale, isEmpty } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import type { DocumentEvent, DocumentPresence, PublicDocument } from '#lib/model/documents.ts';
import { escaped } from '#lib/text/markdown.ts';
import { dateOfHour, isAfterMidnight } from '#lib/time/festival-day.ts';
import { formatDate, formatDateRange, formatTimeRange } from '#lib/time/format.ts';
import { accessBesideVersions } from './access.ts';
import { filmsOfEvent, speakersOf } from './around.ts';
import { isDated } from './day.ts';
import { indexDocument } from './document-index.ts';
import { placesOf } from './place.ts';
import { endsAgain } from './real-times.ts';
import { speechInWords, speechOf } from './speech.ts';

export type TextFormat = 'text' | 'markdown';

/**
 * `addressOf`: where a séance can be read about, absolute; null where the programme has no address
 * yet.
 */
export type TextOptions = { locale: Locale; format: TextFormat; addressOf: ((event: DocumentEvent) => string) | null };

/**
 * The programme as text to paste elsewhere, one text per day that has séances: its title, then up
 * to three lines for each séance (when and what; what it shows and with whom; where and how to
 * attend). The typography is that of the language.
 */
export function daysAsText(document: PublicDocument, options: TextOptions): { date: string; text: string }[] {
  return document.days.flatMap((day) => {
    const events = document.events.filter(isDated).filter((event) => event.day === day.date);
    if (events.length === 0) return [];
    const name = dayName(day, options.locale);
    const head = options.format === 'markdown' ? `## ${escaped(name)}` : name;
    const text = [head, ...events.map((event) => eventAsText(document, event, options))].join('\n\n');
    return [{ date: day.date, text }];
  });
}

/** « Samedi 6 juin 2026 – Jour 1 ». */
export function dayName({ date, title }: PublicDocument['days'][number], locale: Locale): string {
  const name = capital(formatDate(date, locale, 'full'), locale);
  return isEmpty(title) ? name : `${name} – ${say(title, locale)}`;
}

/** The festival's name and dates, as the heading of all days together. */
export function titleAsText(document: PublicDocument, { locale, format }: TextOptions): string {
  const { name, startsOn, endsOn } = document.festival;
  const title = `${say(name, locale)}, ${formatDateRange(startsOn, endsOn, locale)}`;
  return format === 'markdown' ? `# ${escaped(title)}` : title;
}

/**
 * One séance in three lines; fewer where nothing is known for one. With `isAlone`, its day comes
 * first.
 */
export function eventAsText(
  document: PublicDocument,
  event: DocumentEvent,
  options: TextOptions,
  isAlone = false,
): string {
  const { format, addressOf } = options;
  const mark = format === 'markdown' ? escaped : (text: string) => text;
  const lines = [
    firstLine(document, event, options, isAlone),
    joinFacts(whatItIs(document, event, options.locale)),
    joinFacts([isAlone ? '' : nightInWords(event, options.locale), ...whereAndHow(document, event, options.locale)]),
  ];
  const [first = '', ...rest] = lines.filter((line) => line !== '');
  if (format === 'text')
    return [
      first,
      ...rest,
      ...(isAlone ? linksAsText(event, format) : []),
      ...(isAlone && addressOf ? [addressOf(event)] : []),
    ].join('\n');
  // Two spaces keep a line's end in Markdown.
  return [first, ...rest.map(mark)].join('  \n');
}

/**
 * The links of a séance, one per line. Addresses are escaped, so that no character of theirs is
 * read as Markdown.
 */
export function linksAsText({ links = [] }: DocumentEvent, format: TextFormat): string[] {
  return links.map(({ address, label }) => {
    const name = oneLine(label);
    if (format === 'markdown') return name === '' ? `<${address}>` : `[${escaped(name)}](<${address}>)`;
    return name === '' ? address : `${name} – ${address}`;
  });
}

function firstLine(
  document: PublicDocument,
  event: DocumentEvent,
  { locale, format, addressOf }: TextOptions,
  isAlone: boolean,
): string {
  const { when, mark, title } = headOf(document, event, locale);
  const date = isAlone && event.startsAt ? formatDate(dateOfHour(event.startsAt), locale, 'long') : '';
  const day = date && `${capital(date, locale)}, `;
  if (format === 'text') return `${day}${when}${SEPARATOR}${mark}${title}`;
  const linked = addressOf ? `[${escaped(title)}](${addressOf(event)})` : escaped(title);
  return `${day}${when}${SEPARATOR}${escaped(mark)}**${linked}**`;
}

/**
 * « Annulée », « Reportée », « Horaire à confirmer »: what stands before a title; null where all is
 * as planned.
 */
export function stateInWords(event: DocumentEvent, locale: Locale): string | null {
  const t = translator(locale, 'public');
  if (event.isPostponed) return t('postponed');
  if (event.status === 'cancelled') return t('cancelled');
  return event.timeIsToConfirm ? capital(t('toConfirm'), locale) : null;
}

/** « 14 h – vers 16 h »; empty while it has no time. */
export const timesInWords = ({ festival }: PublicDocument, event: DocumentEvent, locale: Locale): string =>
  event.startsAt === null
    ? ''
    : formatTimeRange(event.startsAt, event.endsAt, locale, {
        isApproximate: event.endIsApproximate,
        isEndAgain: endsAgain(event, festival.timeZone),
      });

/** « après minuit, dimanche 29 novembre », where it stands under the evening before; else empty. */
export const nightInWords = (event: DocumentEvent, locale: Locale): string =>
  event.startsAt !== null && isAfterMidnight(event)
    ? translator(locale, 'public')('afterMidnight', { date: formatDate(dateOfHour(event.startsAt), locale) })
    : '';

/**
 * When a séance is, « [ANNULÉE] » with a space after it where it is, and its title; set for
 * reading.
 */
export function headOf(
  document: PublicDocument,
  event: DocumentEvent,
  locale: Locale,
): { when: string; mark: string; title: string } {
  const state = stateInWords(event, locale);
  return {
    when: timesInWords(document, event, locale) || translator(locale, 'public')('undated'),
    mark: state === null ? '' : `[${state.toLocaleUpperCase(locale)}] `,
    title: say(event.title, locale),
  };
}

/** Kind or label, subtitle, films with their stated facts, people. */
export function whatItIs(document: PublicDocument, event: DocumentEvent, locale: Locale): string[] {
  const terms = translator(locale, 'terms');
  const films = filmsOfEvent(document, event);
  const kind = isEmpty(event.label) ? terms(`kind.${event.kind}`) : say(event.label, locale);
  return [
    kind,
    ...(isEmpty(event.subtitle) ? [] : [say(event.subtitle, locale)]),
    ...films.map((film) => {
      const version = event.items.find((item) => item.film === film.number)?.version;
      const name = say(filmTitle(film), locale);
      return [
        ...(name === say(event.title, locale) ? [] : [name]),
        ...film.directors,
        ...(film.year === null ? [] : [String(film.year)]),
        ...(film.minutes === null ? [] : [`${film.minutes} min`]),
        ...(version ? [versionLabel(version, locale).printed] : []),
      ]
        .filter((part) => part !== '')
        .join(', ');
    }),
    ...peopleOf(document, event, locale),
  ].filter((part) => part !== '');
}

/** « avec … » and the people, except moderators and interpreters. */
function peopleOf(document: PublicDocument, event: DocumentEvent, locale: Locale): string[] {
  const names = namesInWords(document, speakersOf(event), locale);
  return names === '' ? [] : [translator(locale, 'elsewhere')('copy.with', { names })];
}

/** The names of people, each once; « sous réserve » behind who is tentative. */
export function namesInWords(document: PublicDocument, presences: readonly DocumentPresence[], locale: Locale): string {
  const { people } = indexDocument(document);
  const t = translator(locale, 'public');
  const doubtful = new Set(presences.flatMap(({ person, isTentative }) => (isTentative ? person : [])));
  const names = [...new Set(presences.map(({ person }) => person))].flatMap((number) => {
    const name = people.get(number)?.name;
    return name === undefined ? [] : [doubtful.has(number) ? `${name} (${t('tentative')})` : name];
  });
  return names.join(', ');
}

/** The place first, if there is one, then admission, spoken languages and access. */
export function whereAndHow(document: PublicDocument, event: DocumentEvent, locale: Locale): string[] {
  const terms = translator(locale, 'terms');
  const t = translator(locale, 'public');
  const index = indexDocument(document);
  const { main } = placesOf(event, index);
  const { whole, partly, lacking } = accessBesideVersions(event, index);
  return [
    main.map(({ names }) => names.map((name) => say(name, locale)).join(' – ')).join(', '),
    ...(event.admission === 'drop-in' ? [t('dropIn')] : []),
    speechInWords(speechOf(event), locale),
    ...whole.map((access) => terms(`access.${access}`)),
    ...partly.map(({ access, during }) => t(`accessDuring.${during}`, { access: terms(`access.${access}`) })),
    ...lacking.map((access) => terms(`accessLacking.${access}`)),
  ].filter((part) => part !== '');
}

const say = (text: Bilingual, locale: Locale) => typeset(oneLine(inLocale(text, locale)), locale);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
