import { accesses } from '#db/enums.ts';
import { filmTitle } from '#lib/films/title.ts';
import { gather } from '#lib/grouped.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { capital, inLocale } from '#lib/i18n/text.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import type { DocumentEvent, DocumentItem, DocumentPresence } from '#lib/model/documents.ts';
import { accessAsFrozen, type EventAccess } from '#lib/programme/access.ts';
import type { DocumentIndex } from '#lib/programme/document-index.ts';
import { filmsOfParts, versionsOf } from '#lib/programme/parts.ts';
import { firstRoom, isOneName, placeChangeSentence, toldPlaceChangeOf } from '#lib/programme/place.ts';
import { type Price, pricesAsFrozen } from '#lib/programme/prices.ts';
import { speechInWords, speechOf } from '#lib/programme/speech.ts';
import { folded } from '#lib/search/words.ts';
import { formatDuration, formatInstant, formatTime } from '#lib/time/format.ts';
import { roomWithVenue } from '#lib/venues/told-apart.ts';
import type { Words } from './words.ts';

/** In UTF-16 units: the longest DESCRIPTION. Some calendars show no more, and people read less. */
const MAX_DESCRIPTION = 1500;

/**
 * The text of a calendar entry below its title, as plain text: first what changed (replaced,
 * elsewhere, cancelled, to be confirmed), then the running order with clock times, the synopses,
 * people, languages, access, content notes, the offer, and last the address of its page, which is
 * never cut.
 */
export function descriptionOf(event: DocumentEvent, index: DocumentIndex, words: Words, url: string): string {
  const blocks = [
    changeLines(event, index, words),
    event.status === 'cancelled' ? [] : runningOrderLines(event, index, words),
    event.status === 'cancelled' ? [] : factLines(event, index, words),
  ];
  const body = blocks
    .map((lines) => lines.filter((line) => line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n');
  const room = MAX_DESCRIPTION - url.length - 2;
  return body === '' ? url : `${clip(typeset(body, words.locale), room)}\n\n${url}`;
}

function changeLines(event: DocumentEvent, index: DocumentIndex, { locale, say, term }: Words): string[] {
  const lines = [index.document.festival.isDemonstration ? term('demonstration') : ''];
  const change = toldPlaceChangeOf(event, index);
  if (change) lines.unshift(`${capital(placeChangeSentence(change, locale), locale)}.`);
  if (event.replaces) lines.unshift(replacedLine(event, index, { locale, say }));
  if (event.isPostponed) lines.push(say('isPostponed'));
  else if (event.status === 'cancelled') lines.push(say('isCancelled'), inLocale(event.cancellationReason, locale));
  else if (event.timeIsToConfirm) lines.push(say('timeToConfirm'));
  return lines;
}

function replacedLine(event: DocumentEvent, index: DocumentIndex, { locale, say }: Pick<Words, 'locale' | 'say'>) {
  const old = inLocale(event.replaces, locale);
  const films = filmsOfParts(event, index);
  const [film] = films;
  if (films.length !== 1 || !film) return say('replaced', { old });
  return say('replaces', { old, new: filmTitle(film)[locale] });
}

function factLines(event: DocumentEvent, index: DocumentIndex, words: Words): string[] {
  const { locale, say } = words;
  const films = filmsOfParts(event, index);
  const notes = films.flatMap(({ contentNotes }) => contentNotes);
  const warned = [...new Set(notes.map((note) => inLocale(note, locale)).filter((note) => note !== ''))];
  const overflow = overflowNames(event, index, locale);
  const previous = event.continues === null ? undefined : index.events.get(event.continues);
  const series = event.series ? index.series.get(event.series.series) : undefined;
  const endsAt = event.endsAtVenue === null ? undefined : index.venues.get(event.endsAtVenue);
  return [
    ...films.map(({ shortSynopsis }) => inLocale(shortSynopsis, locale)),
    event.admission === 'drop-in' ? say('dropIn') : '',
    peopleLine(event, index, words),
    languageLine(event, words),
    speechLine(event, words),
    accessLine(event, index, words),
    warned.length > 0 ? `${say('contentNotes')} ${warned.join(say('then'))}` : '',
    offerLine(event, index, words),
    overflow.length > 0 ? `${say('overflow')} ${overflow.join(', ')}` : '',
    endsAt ? say('endsAt', { venue: inLocale(endsAt.name, locale) }) : '',
    previous ? say('continues', { title: inLocale(previous.title, locale) }) : '',
    series ? say('series', { title: inLocale(series.title, locale) }) : '',
    event.availableUntil ? say('availableUntil', { date: wallClockIn(event.availableUntil, words) }) : '',
  ];
}

/**
 * The rooms it is relayed to, with their venue if that is another, because the location names only
 * its own room.
 */
function overflowNames(event: DocumentEvent, index: DocumentIndex, locale: Locale): string[] {
  const own = index.rooms.get(firstRoom(event) ?? 0)?.venue;
  return event.rooms
    .filter(({ use }) => use === 'overflow')
    .flatMap(({ room }) => index.rooms.get(room) ?? [])
    .map((room) => {
      const venue = room.venue === own || room.kind === 'online' ? undefined : index.venues.get(room.venue);
      return roomWithVenue(room.name, venue && !isOneName(room, venue) ? venue.name : undefined, locale);
    })
    .filter((name) => name !== '');
}

// Formatted as UTC, a wall clock stays as it is.
const wallClockIn = (wall: string, { locale }: Words) => formatInstant(`${wall}:00Z`, 'UTC', locale, 'long');

function offerLine(event: DocumentEvent, index: DocumentIndex, words: Words): string {
  const offers = offerTexts(pricesAsFrozen(event, index), words);
  return offers.length > 0 ? `${words.say('offer')} ${offers.join(words.say('then'))}` : '';
}

/**
 * « Réserver, prix libre, à partir du 1er juin, https://… », for each price that applies to the
 * séance.
 */
export function offerTexts(prices: readonly Price[], words: Words): string[] {
  const { locale, say, term } = words;
  const isMixed = prices.some(({ is }) => is !== 'event');
  return prices.map(({ is, offer }) => {
    const text = [
      inLocale(offer.label, locale) || term(`offerKind.${offer.kind}`),
      inLocale(offer.price, locale),
      offer.opensAt ? say('opensAt', { date: wallClockIn(offer.opensAt, words) }) : '',
      offer.address,
    ]
      .filter((part) => part !== '')
      .join(', ');
    return isMixed ? `${term(`price.${is}`)}${say('colon')}${text}` : text;
  });
}

/** « Langue : swahili ; sous-titres : français », of all copies shown; empty when unknown. */
function languageLine(event: DocumentEvent, { locale, say }: Words): string {
  const versions = versionsOf(event);
  const names = (codes: readonly string[]) =>
    [...new Set(codes)].map((code) => languages.name(code, locale)).join(', ');
  const spoken = new Set(versions.flatMap((version) => version.spoken));
  const subtitles = names(versions.flatMap((version) => version.subtitles));
  const parts = [
    spoken.size > 0 ? `${say(spoken.size > 1 ? 'languages' : 'language')} ${names([...spoken])}` : '',
    subtitles === '' ? '' : `${say('subtitles')} ${subtitles}`,
  ].filter((part) => part !== '');
  const line = parts.join(say('then'));
  return line.charAt(0).toLocaleUpperCase(locale) + line.slice(1);
}

/** « En anglais, traduit en français. », of what people say in it; empty when unknown. */
function speechLine(event: DocumentEvent, { locale }: Words): string {
  const speech = speechInWords(speechOf(event), locale);
  return speech === '' ? '' : `${capital(speech, locale)}.`;
}

/** « Accès : boucle magnétique, LSF (Débat) », as the release says it. */
function accessLine(event: DocumentEvent, index: DocumentIndex, words: Words): string {
  const said = accessNames(accessAsFrozen(event, index), words);
  return said.length > 0 ? `${words.say('access')} ${said.join(', ')}` : '';
}

/**
 * « LSF (Débat) »: an access that only some parts have is followed by those parts; then the access
 * that is missing.
 */
export function accessNames({ whole, partly, lacking }: EventAccess, { term }: Words): string[] {
  const given = accesses.flatMap((access) => {
    if (whole.includes(access)) return term(`access.${access}`);
    const items = partly.find((part) => part.access === access)?.items;
    if (!items) return [];
    const kinds = [...new Set(items.map(({ kind }) => term(`itemKind.${kind}`)))];
    return `${term(`access.${access}`)} (${kinds.join(', ')})`;
  });
  return [...given, ...lacking.map((access) => term(`accessLacking.${access}`))];
}

/**
 * « Avec : A (collectif X), en visio ; B (Animation), sous réserve ». Each person once, with all
 * their roles.
 */
function peopleLine(event: DocumentEvent, index: DocumentIndex, words: Words): string {
  const presences = new Map<number, DocumentPresence[]>();
  for (const presence of event.people) gather(presences, presence.person, presence);
  const said = [...presences].flatMap(([number, all]) => {
    const person = index.people.get(number);
    return person ? [personOf(person.name, titleOf(person, words), all, words)] : [];
  });
  return said.length > 0 ? `${words.say('with')} ${said.join(words.say('then'))}` : '';
}

const titleOf = (person: { title: { fr?: string; en?: string }; organisation: string }, { locale }: Words) =>
  inLocale(person.title, locale) || person.organisation;

function personOf(name: string, title: string, all: readonly DocumentPresence[], { say, term }: Words): string {
  // Speakers and guests need no role; other roles are named.
  const roles = [...new Set(all.map(({ role }) => role))].filter((role) => role !== 'speaker' && role !== 'guest');
  const inParentheses = [title, ...roles.map((role) => term(`personRole.${role}`))].filter((part) => part !== '');
  const presence = all.find((one) => one.presence !== 'in-person')?.presence;
  return [
    inParentheses.length > 0 ? `${name} (${inParentheses.join(', ')})` : name,
    presence ? term(`presence.${presence}`) : '',
    all.some(({ isTentative }) => isTentative) ? say('tentative') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/**
 * The parts of a séance, each with its clock time, and the public end: « 9 h 35 · Le sang et la
 * boue, de … (2024, 94 min) ». Times after a part of unknown length have « vers ».
 */
function runningOrderLines(event: DocumentEvent, index: DocumentIndex, words: Words): string[] {
  const { locale, say } = words;
  const at = (wall: string, isApproximate: boolean) =>
    `${isApproximate ? `${say('about')} ` : ''}${formatTime(wall, locale)}${SEPARATOR}`;
  const lines = event.items.flatMap((item) =>
    item.startsAt ? [`${at(item.startsAt, item.startIsApproximate)}${partOf(item, index, words)}`] : [],
  );
  if (event.endsAt) lines.push(`${at(event.endsAt, event.endIsApproximate)}${say('end')}`);
  return lines;
}

/**
 * « de Jean Rouch », « d’Agnès Varda ». Before an h always « de », because a name does not show
 * whether it is mute.
 */
const by = (names: string, { locale, say }: Pick<Words, 'locale' | 'say'>) =>
  locale === 'fr' && /^[aeiou]/.test(folded(names)) ? `d’${names}` : `${say('by')} ${names}`;

function partOf(item: DocumentItem, index: DocumentIndex, { locale, say, term }: Words): string {
  const film = item.film === null ? undefined : index.films.get(item.film);
  const kind = term(`itemKind.${item.kind}`);
  if (!film) {
    const title = inLocale(item.title, locale);
    return title && title !== kind ? `${kind} – ${title}` : kind;
  }
  const facts = [
    film.year === null ? '' : String(film.year),
    item.isApproximate ? say('lengthToConfirm') : formatDuration(item.minutes, locale),
  ].filter((fact) => fact !== '');
  const title = filmTitle(film)[locale];
  const directors = film.directors.length > 0 ? `, ${by(film.directors.join(', '), { locale, say })}` : '';
  return `${title}${directors} (${facts.join(', ')})`;
}

/**
 * At most `max` UTF-16 units of a text, ending in « … » if it was cut: at the end of a line or word
 * if one is near, and never inside a code point. Spaces and punctuation before the cut are dropped.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max < 1) return '';
  let end = max - 1;
  if (isLowSurrogate(text.charCodeAt(end))) end -= 1;
  const kept = text.slice(0, end);
  const pause = Math.max(kept.lastIndexOf(' '), kept.lastIndexOf('\n'));
  return `${withoutLastSigns(pause > end - 60 && pause > 0 ? kept.slice(0, pause) : kept)}…`;
}

/** A loop: `/[\s.,;:…]+$/` takes quadratic time on a long run of dots inside a text. */
function withoutLastSigns(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s.,;:…]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
