import type { Bilingual } from '../../db/columns.ts';
import type { EventKind, Locale } from '../../db/enums.ts';
import { inLocale, isEmpty } from '../i18n/text.ts';
import type { Draft, DraftEvent } from '../programme/draft.ts';
import { indexDraft } from '../programme/draft.ts';
import { addDays, daysBetween, weekdayOf } from '../time/calendar.ts';
import type { Source } from './source.ts';
import type { Template } from './template.ts';
import { candidateNote } from './words.ts';

/** One line of what can be taken. */
export type OfferedItem = {
  id: string;
  title: Bilingual;
  kind: EventKind;
  /** Null: nobody states it. */
  minutes: number | null;
  isTicked: boolean;
  /** What to know before relying on it; empty lines are left out. */
  notes: Bilingual[];
  group: string | null;
  /** When it stood in the earlier festival. */
  startsAt: string | null;
};

/** What a source proposes for a new festival: everything the form shows before anybody has typed. */
export type Offer = {
  name: Bilingual;
  items: OfferedItem[];
  groups: { id: string; note: Bilingual }[];
  /** All of them, also when they are too many to be listed. */
  eventCount: number;
  filmCount: number;
  personCount: number;
  /** Rooms of the earlier festival, or those proposed; `from` is empty for a new one. */
  rooms: { name: string; seats: number | null; from: string }[];
  venues: string[];
  startsOn: string;
  endsOn: string;
  timeZone: string;
  opensAt: string;
  closesAt: string;
};

/** Above this the séances of an earlier festival are not offered one by one. */
export const ITEMS_LISTED = 60;
/** An association needs about two months. */
const DAYS_AHEAD = 60;
const SATURDAY = 5;

/** `today` is a date; `locale` names the rooms. */
export function offerOf(source: Source, today: string, locale: Locale): Offer {
  if (source.kind === 'edition') return offerOfEdition(source.draft, today, locale);
  const template = source.kind === 'template' ? source.template : null;
  const first = addDays(today, DAYS_AHEAD);
  const startsOn = addDays(first, (SATURDAY - weekdayOf(first) + 7) % 7);
  return {
    name: {},
    items: template ? itemsOfTemplate(template) : [],
    groups: template ? template.groups.map(({ id, note }) => ({ id, note })) : [],
    eventCount: 0,
    filmCount: template ? template.items.filter(({ film }) => film).length : 0,
    personCount: template ? template.items.reduce((sum, { people }) => sum + people.length, 0) : 0,
    rooms: [{ name: 'Auditorium', seats: null, from: '' }],
    venues: [],
    startsOn,
    endsOn: addDays(startsOn, (template?.dayCount ?? 2) - 1),
    timeZone: template?.timeZone ?? 'Europe/Paris',
    opensAt: template?.hours.opensAt ?? '09:00',
    closesAt: template?.hours.closesAt ?? '18:00',
  };
}

const itemsOfTemplate = (template: Template): OfferedItem[] =>
  template.items.map((item) => ({
    id: item.id,
    title: item.film ? filmTitle(item.film) : item.title,
    kind: item.kind,
    minutes: item.film?.minutes ?? item.minutes,
    isTicked: !item.isOptional,
    notes: [item.note, item.candidate ? candidateNote(item.candidate) : {}].filter((note) => !isEmpty(note)),
    group: item.group,
    startsAt: null,
  }));

const filmTitle = ({ originalTitle, title }: { originalTitle: string; title: Bilingual }): Bilingual => ({
  fr: title.fr ?? originalTitle,
  en: title.en ?? originalTitle,
});

function offerOfEdition(draft: Draft, today: string, locale: Locale): Offer {
  const { festival } = draft;
  const index = indexDraft(draft);
  // The same weekdays of the year after, of the first year that is not over yet.
  const years = Math.max(1, Math.ceil(daysBetween(festival.startsOn, today) / 364));
  const startsOn = addDays(festival.startsOn, 364 * years);
  const title = (event: DraftEvent): Bilingual => {
    if (!isEmpty(event.title)) return event.title;
    const film = index.films.get(event.items.find(({ filmId }) => filmId !== null)?.filmId ?? -1);
    return film ? filmTitle(film) : {};
  };
  return {
    name: festival.name,
    items:
      draft.events.length > ITEMS_LISTED
        ? []
        : draft.events.map((event) => ({
            id: String(event.number),
            title: title(event),
            kind: event.kind,
            minutes: null,
            isTicked: true,
            notes: [],
            group: null,
            startsAt: event.startsAt,
          })),
    groups: [],
    eventCount: draft.events.length,
    filmCount: draft.films.length,
    personCount: draft.people.length,
    rooms: draft.rooms.map(({ name, seats, number }) => ({
      name: inLocale(name, locale),
      seats,
      from: String(number),
    })),
    venues: draft.venues.map(({ name }) => inLocale(name, locale)).filter(Boolean),
    startsOn,
    endsOn: addDays(startsOn, daysBetween(festival.startsOn, festival.endsOn)),
    timeZone: festival.timeZone,
    opensAt: festival.opensAt,
    closesAt: festival.closesAt,
  };
}
