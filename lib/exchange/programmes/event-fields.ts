import type { Bilingual } from '#db/columns.ts';
import type { EventKind, ItemKind } from '#db/enums.ts';
import type { EventLink, EventWishes } from '#db/schema/index.ts';
import {
  MAX_LABEL,
  MAX_LANGUAGES,
  MAX_LINKS,
  MAX_MINUTES,
  MAX_PEOPLE,
  MAX_ROOMS,
  MAX_SUBTITLE,
  MAX_THEMES,
} from '#lib/events/choices.ts';
import { layOut, SHORTEST_ELASTIC_MINUTES } from '#lib/events/running-order.ts';
import { eventTitle } from '#lib/events/title.ts';
import type { FindFilm } from '#lib/exchange/files/likeness.ts';
import { onlyCopyOf } from '#lib/films/copy-shown.ts';
import { cleanLine, cleanText, MAX_NAME, MAX_NOTE, MAX_TEXT } from '#lib/i18n/clean-text.ts';
import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import { isLanguage } from '#lib/i18n/languages.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { MAX_ADDRESS } from '#lib/i18n/typed-values.ts';
import {
  type DraftEvent,
  type DraftFilm,
  type DraftIndex,
  type DraftItem,
  type DraftPerson,
  type DraftPresence,
  type DraftRoom,
  inUseOrder,
} from '#lib/model/draft.ts';
import { isEqual } from '#lib/plain-values.ts';
import { folded } from '#lib/search/words.ts';
import { addMinutes, checkWallClock, minutesBetween } from '#lib/time/wall-clock.ts';
import { type IncomingEvent, LONGEST_MINUTES } from './incoming.ts';
import type { EventChange, EventField, NoteCode, RefusalCode, Rest, RestChoice } from './planned.ts';

/*
 * What a file does to a séance, field by field: its films and their lengths, its parts, and the
 * changes that are shown.
 */

/**
 * The rooms, people and films to which séances of the file refer, found or created; keys without
 * one are absent.
 */
export type References = Readonly<{
  index: DraftIndex;
  roomOf: ReadonlyMap<string, DraftRoom>;
  personOf: ReadonlyMap<string, DraftPerson>;
  findFilm: FindFilm;
  /** Null where the festival may have no more themes. */
  themeOf: (name: string) => number | null;
  confirmation: DraftPresence['confirmation'];
  /**
   * Whether the file is a published programme, which lacks unannounced people and relays: missing
   * ones are not removed.
   */
  isPublished: boolean;
  /**
   * Whether no séance of the file has two rooms. Most formats cannot express that, so further rooms
   * of a séance stay.
   */
  isOneRoom: boolean;
  nextId: () => number;
  note: (code: NoteCode, about: string) => void;
}>;

type Merged = { event: DraftEvent; rest: Rest | null } | { code: RefusalCode; about: string };

/**
 * The séance after the import. What the file does not state stays. `isOwn`: it was exported from
 * this festival, so that an assumed length is not a change. `said` decides what the time behind its
 * films becomes. Pure, except for the notes.
 */
export function mergeEvent(
  own: DraftEvent,
  of: IncomingEvent,
  refs: References,
  isOwn: boolean,
  said: RestChoice | null = null,
): Merged {
  const zone = refs.index.draft.festival.timeZone;
  const { startsAt } = of;
  if (startsAt) {
    const check = checkWallClock(startsAt, zone);
    if (check === 'invalid') return { code: 'noSuchHour', about: startsAt };
    if (check === 'skipped') return { code: 'skippedHour', about: startsAt };
  }
  if (typeof of.minutes === 'number' && !(of.minutes >= 0 && of.minutes <= LONGEST_MINUTES))
    return { code: 'tooLong', about: String(of.minutes) };
  const rooms = of.rooms && unique(of.rooms.flatMap((key) => refs.roomOf.get(key)?.id ?? []));
  if (rooms && rooms.length > MAX_ROOMS) return { code: 'tooManyRooms', about: String(rooms.length) };
  const isPublished = isOwn && refs.isPublished;
  const people = of.people && peopleOf(own, of.people, refs, isPublished);
  if (people && people.length > MAX_PEOPLE) return { code: 'tooManyPeople', about: String(people.length) };

  const items = of.films ? withFilms(own, of.films, refs) : own.items;
  const event: Changing = { ...own, items, ...plainFields(own, of, refs), ...languagesOf(own, of, items, refs) };
  const rest = setTimes(event, of, refs, isOwn, said);
  if (of.timeIsToConfirm !== undefined) event.timeIsToConfirm = of.timeIsToConfirm && event.startsAt !== null;
  // If new rooms do not fit into the festival, the present rooms are not removed.
  if (rooms && (rooms.length > 0 || of.rooms?.length === 0)) event.rooms = roomsOf(own, rooms, refs, isPublished);
  if (people) event.people = people;
  if (of.themes) event.themeIds = themesOf(of.themes, refs);
  return { event, rest };
}

/** The first room is the main one. An existing room keeps its use. */
function roomsOf(
  own: DraftEvent,
  ids: readonly number[],
  { isOneRoom }: References,
  isPublished: boolean,
): DraftEvent['rooms'] {
  const [main] = ids;
  const others = own.rooms.filter(({ roomId, use }) => use !== 'main' && roomId !== main);
  const beside = isOneRoom
    ? others
    : [
        ...ids
          .slice(1)
          .map((roomId) => others.find((room) => room.roomId === roomId) ?? { roomId, use: 'joined' as const }),
        ...others.filter(({ roomId, use }) => isPublished && use === 'overflow' && !ids.includes(roomId)),
      ];
  return main === undefined ? [] : [{ roomId: main, use: 'main' as const }, ...beside].sort(inUseOrder);
}

type Changing = { -readonly [K in keyof DraftEvent]: DraftEvent[K] };

function plainFields(own: DraftEvent, of: IncomingEvent, refs: References): Partial<Changing> {
  const cut = (max: number, clean: (text: string) => string) => (text: string) => {
    const whole = clean(text);
    if (whole.length <= max) return whole;
    refs.note('cut', own.title.fr ?? own.title.en ?? of.title?.fr ?? of.title?.en ?? '');
    return `${whole
      .slice(0, max - 1)
      .toWellFormed()
      .replace(/\ufffd$/, '')}…`;
  };
  const text = (there: Bilingual, said: Bilingual | undefined, max: number, clean = cleanLine) =>
    said === undefined ? there : bilingual(there, said, cut(max, clean));
  const status = of.status ?? own.status;
  return {
    title: isShownTitle(own, of, refs.index) ? own.title : text(own.title, of.title, MAX_NAME),
    subtitle: text(own.subtitle, of.subtitle, MAX_SUBTITLE),
    synopsis: text(own.synopsis, of.synopsis, MAX_TEXT, cleanText),
    label: text(own.label, of.label, MAX_LABEL),
    kind: of.kind ?? own.kind,
    status,
    // A séance that takes place has no reason for its cancellation.
    cancellationReason: status === 'planned' ? {} : own.cancellationReason,
    visibility: of.visibility ?? own.visibility,
    capacity: of.capacity === undefined ? own.capacity : of.capacity,
    teamNotes: of.teamNotes === undefined ? own.teamNotes : cut(MAX_NOTE, cleanText)(of.teamNotes),
    wishes: wishesOf(own, of),
    tags: of.tags ?? own.tags,
    links: of.links === undefined ? own.links : linksOf(of.links, refs),
  };
}

const wishesOf = (own: DraftEvent, { wishes = own.wishes, wishedDay: day }: IncomingEvent): EventWishes =>
  day && own.startsAt === null ? { ...wishes, day } : wishes;

/**
 * The languages of the séance itself. With a film, a spoken language is taken for that of its copy,
 * unless our own list states it. A file with a single language removes no other.
 */
function languagesOf(
  own: DraftEvent,
  of: IncomingEvent,
  items: readonly DraftItem[],
  refs: References,
): Pick<DraftEvent, 'spoken' | 'translatedInto'> {
  const isShowing = (of.kind ?? own.kind) === 'screening' || items.some(({ kind }) => kind === 'film');
  const isOfFilm = isShowing && of.number === undefined;
  const one = of.language && isLanguage(of.language) ? of.language : null;
  if (of.language && !one) refs.note(isOfFilm ? 'language' : 'unknownLanguage', of.language);
  const said = of.spoken ?? (one && !own.spoken.includes(one) ? [one] : own.spoken);
  const translatedInto = (of.translatedInto ?? own.translatedInto).slice(0, MAX_LANGUAGES);
  if (!isOfFilm) return { spoken: said.slice(0, MAX_LANGUAGES), translatedInto };
  const heard = items.flatMap(({ filmId }) =>
    refs.index.films.get(filmId ?? 0)?.versions.flatMap(({ spoken }) => spoken),
  );
  for (const code of said)
    if (!heard.includes(code) && !own.spoken.includes(code) && own.id < 0) refs.note('language', code);
  return { spoken: own.spoken, translatedInto };
}

/**
 * Whether a title is only that of its film: a séance without a title is exported with it, so it
 * must not become its own title.
 */
function isShownTitle(own: DraftEvent, { title }: IncomingEvent, index: DraftIndex): boolean {
  if (!title || !isEmpty(own.title)) return false;
  const shown = eventTitle(own, index);
  return (['fr', 'en'] as const).every(
    (locale) => !title[locale]?.trim() || cleanLine(title[locale] ?? '') === shown[locale],
  );
}

/**
 * The texts of the file merged into the present ones; an empty text removes one language, and no
 * text at all removes both.
 */
function bilingual(own: Bilingual, said: Bilingual, clean: (text: string) => string): Bilingual {
  if (said.fr === undefined && said.en === undefined) return {};
  const [fr, en] = (['fr', 'en'] as const).map((locale) => {
    const text = said[locale];
    return text === undefined ? own[locale] : clean(text);
  });
  const both: Bilingual = {};
  if (fr) both.fr = fr;
  if (en) both.en = en;
  return both;
}

function linksOf(said: readonly EventLink[], refs: References): EventLink[] {
  const links = said.map(({ address, label }) => ({
    address: address.trim(),
    label: cleanLine(label).slice(0, MAX_NAME),
  }));
  const good = links
    .filter(({ address }) => isWebAddress(address) && address.length <= MAX_ADDRESS)
    .slice(0, MAX_LINKS);
  const kept = new Set(good);
  for (const link of links) if (!kept.has(link)) refs.note('links', link.address);
  return good;
}

function themesOf(names: readonly string[], refs: References): number[] {
  const ids = unique(
    names.flatMap((name) => {
      if (name.trim() === '') return [];
      const id = refs.themeOf(name);
      if (id === null) refs.note('themes', name);
      return id ?? [];
    }),
  );
  return ids.slice(0, MAX_THEMES).sort((a, b) => a - b);
}

/**
 * The people in the file, in its order. Existing ones keep their part, their role where the file
 * states none, and their answer.
 */
function peopleOf(
  own: DraftEvent,
  said: readonly NonNullable<IncomingEvent['people']>[number][],
  refs: References,
  isPublished: boolean,
) {
  const rows = new Set<DraftPresence>();
  // A set of person, role and part, because a file may name thousands.
  const parts = new Set<string>();
  const put = (row: DraftPresence) => {
    rows.add(row);
    parts.add(`${row.personId} ${row.role}`);
  };
  const seen = new Set<number>();
  for (const { key, role, isTentative } of said) {
    const person = refs.personOf.get(key);
    if (!person) continue;
    // « Awa Diop (animation), Awa Diop »: who speaks as well still does, but nobody begins to.
    const isAgain = !role && seen.has(person.id);
    const there = own.people.filter(({ personId }) => personId === person.id);
    const isThere = there.some((row) => rows.has(row));
    const kept = role || isAgain ? there.filter((row) => row.role === (role ?? 'speaker')) : there;
    if (kept.length > 0) for (const row of kept) put(row);
    else if (isAgain) continue;
    else if (there.length === 1 && there[0] && role && !isThere && !seen.has(person.id)) put({ ...there[0], role });
    else if (!parts.has(`${person.id} ${role ?? 'speaker'}`))
      put({
        id: refs.nextId(),
        festivalId: own.festivalId,
        eventId: own.id,
        itemId: null,
        personId: person.id,
        role: role ?? 'speaker',
        presence: 'in-person',
        confirmation: isTentative ? 'tentative' : refs.confirmation,
        position: 0,
      });
    seen.add(person.id);
  }
  const unsaid = own.people.filter(
    (row) => isPublished && row.confirmation !== 'confirmed' && row.confirmation !== 'tentative' && !rows.has(row),
  );
  return [...rows, ...unsaid].map((row, position) => (row.position === position ? row : { ...row, position }));
}

/**
 * Sets start and length. A fixed end moves with the start. A new length applies to the only part,
 * unless that is a film; otherwise the end becomes fixed. Returns the time that is left behind its
 * films.
 */
function setTimes(
  event: Changing,
  of: IncomingEvent,
  refs: References,
  isOwn: boolean,
  said: RestChoice | null,
): Rest | null {
  const zone = refs.index.draft.festival.timeZone;
  if (of.startsAt !== undefined && of.startsAt !== event.startsAt) {
    const { startsAt: from, publicEndFixed: end } = event;
    event.startsAt = of.startsAt;
    event.publicEndFixed =
      from && end && of.startsAt ? addMinutes(of.startsAt, minutesBetween(from, end, zone), zone) : null;
    event.timeIsSuggested = false;
    event.timeIsToConfirm = false;
  }
  const { minutes } = of;
  if (minutes === undefined || minutes === lengthOf(event, refs.index, isOwn)) return null;
  const [only] = event.items;
  const setOnly = (value: number | null) => {
    event.items = event.items.map((item) => ({ ...item, minutes: value }));
  };
  if (minutes === null) {
    event.publicEndFixed = null;
    if (only && event.items.length === 1) setOnly(null);
  } else if (event.publicEndFixed !== null && event.startsAt) {
    event.publicEndFixed = addMinutes(event.startsAt, minutes, zone);
  } else if (event.items.some(isFilm)) {
    return afterFilms(event, minutes, of, refs, said);
  } else if (event.items.length <= 1 && minutes <= MAX_MINUTES) {
    if (only) setOnly(minutes);
    else event.items = [itemOf(event, minutes, refs)];
  } else if (event.startsAt) event.publicEndFixed = addMinutes(event.startsAt, minutes, zone);
  return null;
}

/**
 * Films keep their running times. The time left behind them becomes a debate if one is announced,
 * else only a later end; up to a quarter of an hour it is always the end.
 */
function afterFilms(
  event: Changing,
  minutes: number,
  of: IncomingEvent,
  refs: References,
  said: RestChoice | null,
): Rest | null {
  const { startsAt, items } = event;
  const films = layOut({ ...event, publicEndFixed: null }, refs.index);
  if (startsAt) event.publicEndFixed = addMinutes(startsAt, minutes, refs.index.draft.festival.timeZone);
  const left = minutes - films.totalMinutes;
  if (films.isApproximate || left <= SHORTEST_ELASTIC_MINUTES || left > MAX_MINUTES || !items.every(isFilm))
    return null;
  const becomes = said ?? (isDebateAnnounced(of, refs.findFilm) ? 'debate' : 'end');
  if (becomes === 'debate') {
    // Flexible up to a fixed end, so that it still fits when a film gets another running time.
    const length = startsAt ? { minutes: null, elastic: true } : { minutes: left };
    event.items = [...items, { ...itemOf(event, null, refs), ...length, kind: 'debate', position: items.length }];
  }
  return { minutes: left, becomes };
}

const DEBATE = /\b(?:debats?|rencontres?|discussions?|echanges?|debates?|q ?(?:&|and|et) ?[ar])\b/;

/** Whether a text announces a discussion: « ciné-débat », « suivi d’une rencontre », « Q&A ». */
export const saysDebate = (text: string): boolean => DEBATE.test(folded(text));

/**
 * Whether people are named, or a text for the public or the team announces a debate; the film's own
 * title does not count.
 */
function isDebateAnnounced(of: IncomingEvent, findFilm: FindFilm): boolean {
  const texts = [of.title, of.subtitle, of.label].flatMap((text) => [text?.fr, text?.en]);
  return (
    Boolean(of.people?.length) ||
    of.hasDebate === true ||
    [...texts, of.teamNotes].some((text) => text !== undefined && saysDebate(text) && findFilm(text) === null)
  );
}

/**
 * The minutes from start to end; null where unknown. A merely assumed length counts only for files
 * exported from this festival.
 */
export function lengthOf(event: DraftEvent, index: DraftIndex, isOwn: boolean): number | null {
  const { totalMinutes, isApproximate, overrunMinutes } = layOut(event, index);
  const isFixed = event.startsAt !== null && event.publicEndFixed !== null;
  return isOwn || !isApproximate || (isFixed && overrunMinutes === 0) ? totalMinutes : null;
}

/**
 * Its films in the order of the file, at the place of the first of them; other parts stay before or
 * behind. A film that is still shown keeps its part; an additional film takes a part without a film
 * yet.
 */
function withFilms(own: DraftEvent, names: readonly string[], refs: References): readonly DraftItem[] {
  const named = names.flatMap((name) => {
    const film = refs.findFilm(name);
    if (film !== null && film !== 'several') return [film];
    refs.note('films', name);
    return [];
  });
  if (
    isEqual(
      named.map(({ id }) => id),
      filmIds(own),
    ) ||
    (named.length === 0 && names.length > 0)
  )
    return own.items;
  const there = own.items.filter(isFilm);
  const more = Math.max(0, named.length - there.length);
  const free = own.items.filter(({ kind, filmId, title }) => kind === 'film' && filmId === null && isEmpty(title));
  free.splice(more);
  const goes = new Set([...there, ...free]);
  const [first, others] = [own.items.findIndex((item) => goes.has(item)), own.items.filter((item) => !goes.has(item))];
  const films = named.map((film): DraftItem => {
    const at = there.findIndex((item) => item.filmId === film.id);
    const kept = there.splice(at, at < 0 ? 0 : 1)[0];
    const open = kept ? undefined : free.shift();
    return kept ?? { ...filmPart(own, film, refs), ...(open && { id: open.id, access: open.access }) };
  });
  // Everything before its first film is another part.
  const place = Math.max(0, first);
  return [...others.slice(0, place), ...films, ...others.slice(place)].map((item, position) =>
    item.position === position ? item : { ...item, position },
  );
}

const isFilm = ({ kind, filmId }: DraftItem) => kind === 'film' && filmId !== null;
export const filmIds = ({ items }: DraftEvent) => items.flatMap((item) => (isFilm(item) ? [item.filmId] : []));

/** The kind of part for a kind of séance. */
const PARTS: Record<EventKind, ItemKind> = {
  screening: 'film',
  talk: 'talk',
  debate: 'debate',
  panel: 'debate',
  show: 'show',
  workshop: 'other',
  exhibition: 'other',
  outing: 'other',
  ceremony: 'other',
  other: 'other',
};

export function itemOf(event: DraftEvent, minutes: number | null, { nextId }: Pick<References, 'nextId'>): DraftItem {
  return {
    id: nextId(),
    festivalId: event.festivalId,
    eventId: event.id,
    position: 0,
    kind: PARTS[event.kind],
    title: {},
    minutes,
    elastic: false,
    filmId: null,
    filmVersionId: null,
    access: [],
  };
}

/** A film as a part of a séance, with its copy if it has only one. */
export const filmPart = (event: DraftEvent, film: DraftFilm, refs: Pick<References, 'nextId'>): DraftItem => ({
  ...itemOf(event, null, refs),
  kind: 'film',
  filmId: film.id,
  filmVersionId: onlyCopyOf(film)?.id ?? null,
});

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
const roomIds = ({ rooms }: DraftEvent) => rooms.map(({ roomId }) => roomId);

const TEXTS = ['title', 'subtitle', 'label', 'kind', 'status', 'visibility', 'startsAt'] as const;
const OTHERS = ['synopsis', 'spoken', 'translatedInto', 'capacity', 'links', 'wishes', 'tags', 'teamNotes'] as const;

/** The changes that a file makes to a séance, field by field. */
export function changesOf(own: DraftEvent, event: DraftEvent, of: IncomingEvent, index: DraftIndex): EventChange[] {
  const change = (field: EventField, before: unknown, after: unknown): EventChange[] =>
    isEqual(before, after) ? [] : [{ field, before, after }];
  const both = (field: (typeof TEXTS)[number] | (typeof OTHERS)[number]) =>
    own[field] === event[field] ? [] : change(field, own[field], event[field]);
  const isTimed = own.publicEndFixed !== event.publicEndFixed || own.items !== event.items;
  const length = (which: DraftEvent) => (isTimed ? lengthOf(which, index, false) : null);
  return [
    ...TEXTS.flatMap(both),
    // A changed time is no longer to be confirmed anyway.
    ...(of.timeIsToConfirm === undefined ? [] : change('timeIsToConfirm', own.timeIsToConfirm, event.timeIsToConfirm)),
    ...change('minutes', length(own), length(event)),
    ...change('films', filmIds(own), filmIds(event)),
    ...(isEqual(own.rooms, event.rooms)
      ? []
      : [{ field: 'rooms' as const, before: roomIds(own), after: roomIds(event) }]),
    ...change('people', own.people.map(part), event.people.map(part)),
    ...change('themes', own.themeIds, event.themeIds),
    ...OTHERS.flatMap(both),
  ];
}

const part = ({ personId, role }: DraftPresence) => ({ personId, role });

/** Kinds for which a part is created even if its length is unknown, because it shows the kind. */
export const WITH_A_PART: ReadonlySet<string> = new Set(['screening', 'talk', 'debate', 'panel', 'show']);
