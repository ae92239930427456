import { filmTitle } from '#lib/films/title.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { choosablePeople } from '#lib/model/choosable-people.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { roomAccessOf, type SaidAccess } from '#lib/model/said-access.ts';
import { formatDate } from '#lib/time/format.ts';
import { festivalDates } from './festival-dates.ts';
import type { RunningOrderIndex } from './running-order.ts';
import { eventTitle } from './title.ts';

type Named = { id: number; name: string };

/**
 * What the séance's form offers to choose from, with the few facts that a running order needs.
 * Plain data, because it is passed to the browser.
 */
export type FormChoices = {
  festival: RunningOrderIndex['draft']['festival'] & { dayStartsAt: string };
  /** `date` is a festival day. */
  days: { date: string; name: string }[];
  rooms: (Named & {
    doorsMinutes: number | null;
    clearMinutes: number | null;
    seats: number | null;
    access: SaidAccess;
  })[];
  films: (Named & {
    minutes: number | null;
    versions: (Named & { minutes: number | null; sdh: boolean; ad: boolean })[];
  })[];
  people: Named[];
  themes: Named[];
  series: Named[];
  /** Names of languages, which are typed. */
  languages: string[];
  /** The tags in use; null for who may not read tags. */
  tags: readonly string[] | null;
  /** The other séances, for « suite de » and wishes. */
  events: (Named & { number: number })[];
};

/**
 * `own` is the séance being edited: its day is offered even when it no longer belongs to the
 * festival, and the séance itself is not offered for « suite de ».
 */
export function formChoices(
  index: DraftIndex,
  locale: Locale,
  own: { id: number; day: string } | null = null,
  tags: readonly string[] | null = null,
): FormChoices {
  const { festival, rooms, venues, films, people, themes, series, events } = index.draft;
  const named = (row: { id: number }, name: string): Named => ({ id: row.id, name });
  const byName = (a: Named, b: Named) => a.name.localeCompare(b.name, locale);
  const { timeZone, dayStartsAt, doorsMinutes, clearMinutes, betweenFilmsMinutes } = festival;
  return {
    festival: { timeZone, dayStartsAt, doorsMinutes, clearMinutes, betweenFilmsMinutes },
    days: festivalDates(index, own?.day || null).map((date) => ({ date, name: formatDate(date, locale) })),
    rooms: rooms.map((room) => {
      const venue = venues.length > 1 ? inLocale(index.venues.get(room.venueId)?.name, locale) : '';
      const name = [inLocale(room.name, locale), venue].filter(Boolean).join(', ');
      return {
        ...named(room, name),
        doorsMinutes: room.doorsMinutes,
        clearMinutes: room.clearMinutes,
        seats: room.seats,
        access: roomAccessOf(room),
      };
    }),
    films: films
      .map((film) => ({
        ...named(film, filmTitle(film)[locale]),
        minutes: film.minutes,
        versions: film.versions.map((version, i) => ({
          ...named(version, versionLabel(version, locale).printed || `${i + 1}`),
          minutes: version.minutes,
          sdh: version.sdh,
          ad: version.ad,
        })),
      }))
      .sort(byName),
    people: choosablePeople(people, locale),
    themes: themes.map((theme) => named(theme, inLocale(theme.name, locale))),
    series: series.map((one) => named(one, inLocale(one.title, locale))),
    languages: languages.options(locale).map(({ name }) => name),
    tags,
    events: events
      .filter((event) => event.id !== own?.id)
      .map((event) => ({ ...named(event, inLocale(eventTitle(event, index), locale)), number: event.number }))
      .sort(byName),
  };
}
