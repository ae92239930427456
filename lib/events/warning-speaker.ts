import { filmTitle } from '#lib/films/title.ts';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { oncePer } from '#lib/once-per.ts';
import { dayToSay, festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, spokenDate, spokenTime } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { eventWishes, sayWish } from './event-wishes.ts';
import { shortTitle } from './title.ts';
import type { Wish } from './warning.ts';

/** More names than this in one sentence are only counted. */
const MAX_NAMED = 3;

const made = { warnings: new Map<Locale, Translator<'warnings'>>(), terms: new Map<Locale, Translator<'terms'>>() };
type Translator<N extends 'warnings' | 'terms'> = ReturnType<typeof translator<N>>;
/** Kept, because making a translator is slow and a festival has hundreds of warnings. */
export function words<N extends 'warnings' | 'terms' = 'warnings'>(locale: Locale, of?: N): Translator<N> {
  const namespace = (of ?? 'warnings') as N;
  const kept = made[namespace] as Map<Locale, Translator<N>>;
  const known = kept.get(locale) ?? translator(locale, namespace);
  kept.set(locale, known);
  return known;
}

const dayOf = ({ startsAt }: DraftEvent, { draft }: DraftIndex) =>
  startsAt && festivalDayOf(startsAt, draft.festival.dayStartsAt);

type Rooms = ReadonlyMap<number | undefined, number>;
const roomsOf = oncePer((_: DraftIndex) => new Map<string, ReadonlyMap<string, Rooms>>());
/**
 * The rooms in which each title stands on a day, with how many times; a séance with several rooms
 * counts in its first.
 */
function roomsByTitle(day: string, index: DraftIndex, locale: Locale): ReadonlyMap<string, Rooms> {
  const kept = roomsOf(index);
  const key = `${locale} ${day}`;
  const known = kept.get(key);
  if (known) return known;
  const rooms = new Map<string, Map<number | undefined, number>>();
  for (const event of index.draft.events) {
    if (dayOf(event, index) !== day) continue;
    const title = shortTitle(event, index, locale);
    const counts = rooms.get(title) ?? new Map();
    const roomId = event.rooms[0]?.roomId;
    rooms.set(title, counts.set(roomId, (counts.get(roomId) ?? 0) + 1));
  }
  kept.set(key, rooms);
  return rooms;
}

/**
 * How séances, films, people and times are named for this reader. `day` is shown beside the
 * sentence, so only hours of other days name their day.
 */
export function warningSpeaker(index: DraftIndex, locale: Locale, voice: Voice, day: string | null) {
  const t = words(locale);
  const quoted = (title: string) => t('quoted', { title });
  const room = (id: number | undefined) => roomNameIn(index, id, locale) || '?';
  const time = (wall: string) => (voice === 'spoken' ? spokenTime(wall, locale) : formatTime(wall, locale));
  /**
   * The title of a séance, with what tells it apart from others: the room, if the title stands in
   * two rooms that day, and the hour, if it stands twice in one room: « Film » (Salle 2, 18 h). If
   * another séance with the title is named in the same sentence (`among`) and stands on another
   * day, the day comes first.
   */
  const title = (event: DraftEvent, among: readonly DraftEvent[] = []) => {
    const own = shortTitle(event, index, locale);
    const roomId = event.rooms[0]?.roomId;
    const day = dayOf(event, index);
    const rooms: Rooms | undefined = day ? roomsByTitle(day, index, locale).get(own) : undefined;
    const isElsewhere = rooms !== undefined && rooms.size > 1;
    const isHere = (rooms?.get(roomId) ?? 0) > 1;
    const isOnOtherDay = among.some((other) => dayOf(other, index) !== day && shortTitle(other, index, locale) === own);
    const apart = [
      isOnOtherDay && day && (voice === 'spoken' ? spokenDate(day, locale) : formatDate(day, locale)),
      isElsewhere && roomId && room(roomId),
      (isHere || (isElsewhere && !roomId)) && event.startsAt && time(event.startsAt),
    ].filter(Boolean);
    return apart.length > 0 ? `${quoted(own)} (${apart.join(', ')})` : quoted(own);
  };
  const otherDay = (wall: string) => {
    const other = day === null ? null : dayToSay(wall, day, index.draft.festival.dayStartsAt);
    return other && (voice === 'spoken' ? spokenDate(other, locale) : formatDate(other, locale));
  };
  return {
    t,
    locale,
    voice,
    quoted,
    title,
    time,
    minutes: (count: number) => t('minutes', { count }),
    otherDay,
    clock: (wall: string, isApproximate = false) => {
      const at = t(isApproximate ? 'about' : 'at', { time: time(wall) });
      const other = otherDay(wall);
      return other ? t('onDay', { day: other, at }) : at;
    },
    film: (id: number | undefined) => {
      const film = index.films.get(id ?? 0);
      return quoted(film ? filmTitle(film)[locale] : '?');
    },
    person: (id: number | undefined) => index.people.get(id ?? 0)?.name ?? '?',
    room,
    venue: (id: number) => inLocale(index.venues.get(id)?.name, locale) || '?',
    theme: (id: number) => quoted(inLocale(index.themes.get(id)?.name, locale) || '?'),
    term: words(locale, 'terms'),
    wish: (wish: Wish, event: DraftEvent) =>
      sayWish(wish, eventWishes(event), {
        terms: words(locale, 'terms'),
        locale,
        voice,
        titleOf: (number) => {
          const other = index.draft.events.find((one) => one.number === number);
          return other && shortTitle(other, index, locale);
        },
      }),
    events: (ids: readonly number[]) => {
      const events = ids.flatMap((id) => index.events.get(id) ?? []);
      return listedInShort(
        events,
        (event) => title(event),
        locale,
        (list, count) => t('and', { list, count }),
      );
    },
  };
}

export type Speaker = ReturnType<typeof warningSpeaker>;

/**
 * « A », « A et B », « A, B et 4 autres séances »; `name` is called only for those that are written
 * out.
 */
export function listedInShort<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  locale: Locale,
  more: (list: string, count: number) => string,
): string {
  const format = new Intl.ListFormat(locale, { type: 'conjunction' });
  if (all.length <= MAX_NAMED) return format.format(all.map(nameOf));
  const first = all.slice(0, MAX_NAMED - 1).map(nameOf);
  return more(first.join(', '), all.length - MAX_NAMED + 1);
}
