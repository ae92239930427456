import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, capital, inLocale, joined } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { isEqual } from '#lib/plain-values.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { placeChangeOf, placeChangeSentence, roomsApartIn } from '#lib/programme/place.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, type SaidHour, saidHour } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import type { DayAct } from './day-posts-schema.ts';

/**
 * The sentence proposed to the public about an act, in both languages, to be edited; empty where
 * the public does not see what it changes. It is made from the public documents before and after
 * only, so it cannot contain a title or name that is not announced. It is read today (`now`, an
 * instant), so for a séance of another day it names the day. Without typography, which is added
 * when it is shown.
 */
export function sentenceToPublic(
  act: DayAct,
  touched: readonly number[],
  before: PublicDocument,
  after: PublicDocument,
  now: string,
): Bilingual {
  const today = fromInstant(now, after.festival.timeZone);
  const of = (locale: Locale) => {
    const parts = touched.flatMap((number) =>
      sentencesOf(act, number, indexDocument(before), indexDocument(after), today, locale),
    );
    const reason = 'reason' in act ? asSentence(act.reason[locale] ?? '', locale) : '';
    const sentence = parts.join(' ');
    return sentence && reason ? translator(locale, 'today')('toPublic.because', { sentence, reason }) : sentence;
  };
  const [fr, en] = [of('fr'), of('en')];
  return fr && en ? { fr, en } : {};
}

/**
 * A reason as a sentence of its own: « projectionniste malade » becomes « Projectionniste malade. »
 */
function asSentence(text: string, locale: Locale): string {
  const typed = text.trim();
  return typed === '' || /[.!?…]$/.test(typed) ? capital(typed, locale) : `${capital(typed, locale)}.`;
}

function sentencesOf(
  act: DayAct,
  number: number,
  old: DocumentIndex,
  index: DocumentIndex,
  today: string,
  locale: Locale,
): string[] {
  const was = old.events.get(number);
  const is = index.events.get(number);
  if (!was?.startsAt || !is?.startsAt || was.status !== 'planned') return [];
  const t = translator(locale, 'today');
  const quoted = (title: Bilingual) => t('quoted', { title: inLocale(title, locale) });
  const room = (event: DocumentEvent, of: DocumentIndex) =>
    inLocale(roomsApartIn(of.document).get(event.rooms[0]?.room ?? 0)?.name, locale) || '?';
  const common = {
    ...saidHour(was.startsAt, today, index.document.festival, locale),
    title: quoted(was.title),
    room: room(was, old),
  };
  if (is.status === 'cancelled') return [t('toPublic.cancelled', common)];
  const found: string[] = [];
  if (act.act === 'film' && is.replaces !== null && !isEqual(is.replaces, was.replaces))
    found.push(t('toPublic.film', { ...common, from: quoted(is.replaces), to: quoted(newFilm(was, is, index)) }));
  const [from, to] = [room(was, old), room(is, index)];
  const isThere = was.rooms[0]?.room === is.rooms[0]?.room;
  if (was.startsAt !== is.startsAt) {
    const times = { ...common, from: common.time, to: formatTime(is.startsAt, locale), room: to };
    if (was.day === is.day) found.push(t(isThere ? 'toPublic.moved' : 'toPublic.movedRoom', times));
    else {
      // The calendar dates, as everywhere beside an hour: 00:30 belongs to the next date.
      const [fromDay, day] = [was.startsAt, is.startsAt].map((wall) => formatDate(dateOfHour(wall), locale));
      const days = { fromDay: fromDay ?? '', day: day ?? '' };
      found.push(t('toPublic.movedDay', { ...times, ...days }));
    }
  } else if (!isThere) found.push(t('toPublic.room', { ...common, from, to }));
  const change = placeChangeOf(is, index);
  if (!isThere && change?.isElsewhere) found.push(`${capital(placeChangeSentence(change, locale), locale)}.`);
  if (act.act === 'person') found.push(...personSentences(was, is, old, index, common, locale));
  return found;
}

/**
 * The titles of the films that are new to it; else the title of the séance, because the films may
 * not be announced.
 */
function newFilm(was: DocumentEvent, is: DocumentEvent, { films }: DocumentIndex): Bilingual {
  const known = new Set(was.items.map(({ film }) => film));
  const added = is.items.flatMap(({ film }) => (film === null || known.has(film) ? [] : (films.get(film) ?? [])));
  return added.length > 0 ? joined(added.map(filmTitle)) : is.title;
}

type Common = SaidHour & { title: string };

function personSentences(
  was: DocumentEvent,
  is: DocumentEvent,
  old: DocumentIndex,
  index: DocumentIndex,
  common: Common,
  locale: Locale,
): string[] {
  const t = translator(locale, 'today');
  const terms = translator(locale, 'terms');
  const lost = was.items.filter(
    (item) => was.items.length > is.items.length && !is.items.some((one) => one.kind === item.kind),
  );
  const parts = lost.map(({ kind }) => t('toPublic.item', { ...common, what: terms(`theItem.${kind}`) }));
  const people = (event: DocumentEvent) => new Map(event.people.map((one) => [one.person, one]));
  const [before, after] = [people(was), people(is)];
  const newcomers = [...after.keys()].filter((person) => !before.has(person));
  for (const [person, { presence }] of before) {
    const name = old.people.get(person)?.name ?? '';
    const now = after.get(person);
    if (now && now.presence === presence) continue;
    if (now?.presence === 'video') parts.push(t('toPublic.video', { ...common, name }));
    if (now || lost.length > 0) continue;
    const newcomer = index.people.get(newcomers[0] ?? 0)?.name;
    parts.push(
      newcomer ? t('toPublic.replaced', { ...common, name, newcomer }) : t('toPublic.without', { ...common, name }),
    );
  }
  return parts;
}
