import type { Bilingual } from '#db/columns.ts';
import type { Access, EventKind, ItemKind, PersonRole } from '#db/enums.ts';
import type { PlanEvent, PlanItem, PlanPresence } from '#lib/festivals/plan.ts';
import { addDays } from '#lib/time/calendar.ts';
import { FIRST_MONDAY } from './programme.ts';
import { type FilmKey, sixDaysFilms } from './six-days-films.ts';
import { type PersonKey, sixDaysPeople } from './six-days-people.ts';
import { labels } from './words.ts';

/*
 * How the example of six days writes a séance: a line each, read in six-days-seances.ts.
 */

/** A Tuesday. */
export const FIRST_DAY = addDays(FIRST_MONDAY, 1);
export const dayOf = (day: number): string => addDays(FIRST_DAY, day - 1);
export const both = (fr: string, en: string): Bilingual => ({ fr, en });

const roomKeys = ['grande', 'petite', 'auditorium', 'atelier'] as const;
type RoomKey = (typeof roomKeys)[number];
const themeKeys = ['estran', 'sel', 'metiers', 'iles', 'demain'] as const;
type ThemeKey = (typeof themeKeys)[number];

const filmKeys = Object.keys(sixDaysFilms);
const personKeys = Object.keys(sixDaysPeople);
const filmAt = (key: FilmKey) => filmKeys.indexOf(key);
const personAt = (key: PersonKey) => personKeys.indexOf(key);

type Where = [day: number, at: string, room: RoomKey];
type More = {
  label?: Bilingual;
  title?: Bilingual;
  subtitle?: Bilingual;
  synopsis?: Bilingual;
  themes?: ThemeKey[];
  /** Of every part. */
  access?: Access[];
  /** Who is there for the discussion, and who leads it. */
  guests?: PersonKey[];
  host?: PersonKey;
  /** Minutes of the discussion afterwards; none without. */
  debate?: number;
  interpreted?: boolean;
  /** The copy with subtitles for the deaf and audiodescription. */
  isDescribed?: boolean;
  isForSchools?: boolean;
  series?: PlanEvent['series'];
  continues?: number;
  capacity?: number;
  isDropIn?: boolean;
};

const part = (kind: ItemKind, minutes: number | null, title: Bilingual = {}): PlanItem => ({
  kind,
  title,
  minutes,
  elastic: false,
  film: null,
  version: null,
  access: [],
});
const showing = (key: FilmKey, isDescribed = false): PlanItem => ({
  ...part('film', null),
  film: filmAt(key),
  version: isDescribed ? sixDaysFilms[key].versions.length - 1 : 0,
  access: isDescribed ? ['sdh', 'ad'] : [],
});

function seance(kind: EventKind, [day, at, room]: Where, items: PlanItem[], more: More, roles: PersonRole): PlanEvent {
  const isNight = at < '05:00';
  const discussion = items.findIndex((item) => item.kind === 'debate');
  const item = discussion < 0 ? null : discussion;
  const there = (key: PersonKey, role: PersonRole, of: number | null): PlanPresence => ({
    person: personAt(key),
    item: of,
    role,
    presence: 'in-person',
  });
  return {
    kind,
    label: more.label ?? {},
    title: more.title ?? {},
    subtitle: more.subtitle ?? {},
    synopsis: more.synopsis ?? {},
    spoken: [],
    translatedInto: [],
    startsAt: `${dayOf(isNight ? day + 1 : day)}T${at}`,
    publicEndFixed: null,
    visibility: more.isForSchools ? 'team' : 'public',
    admission: more.isDropIn ? 'drop-in' : 'start',
    capacity: more.capacity ?? null,
    doorsMinutes: null,
    clearMinutes: null,
    teamNotes: '',
    rooms: [{ room: roomKeys.indexOf(room), use: 'main' }],
    items: items.map((one) => ({ ...one, access: [...one.access, ...(more.access ?? [])] })),
    people: [
      ...(more.guests ?? []).map((key) => there(key, roles, item)),
      ...(more.host ? [there(more.host, 'moderator', item)] : []),
      ...(more.interpreted ? [there('salome', 'interpreter', item)] : []),
    ],
    themes: (more.themes ?? []).map((key) => themeKeys.indexOf(key)),
    series: more.series ?? null,
    continues: more.continues ?? null,
  };
}

const discussion = ({ debate, interpreted }: More): PlanItem[] =>
  debate ? [{ ...part('debate', debate), elastic: true, access: interpreted ? ['lsf-interpreted'] : [] }] : [];

/** Films one after the other, with a word before and what is said afterwards. */
export function screening(where: Where, shown: FilmKey | FilmKey[], more: More = {}): PlanEvent {
  const keys = [shown].flat();
  const items = [part('introduction', 5), ...keys.map((key) => showing(key, more.isDescribed)), ...discussion(more)];
  const label = more.label ?? (more.debate ? labels.screening : {});
  return seance('screening', where, items, { ...more, label }, 'director');
}

/** Two films and a pause between them. */
export function doubleBill(where: Where, [first, second]: [FilmKey, FilmKey], more: More): PlanEvent {
  const items = [
    part('introduction', 5),
    showing(first),
    part('break', 15, both('Entracte', 'Interval')),
    showing(second),
    ...discussion(more),
  ];
  return seance('screening', where, items, { label: both('Double programme', 'Double bill'), ...more }, 'director');
}

/** Somebody speaks, and is asked. */
export const talk = (where: Where, minutes: number, more: More): PlanEvent =>
  seance('talk', where, [part('talk', minutes), ...discussion(more)], more, 'speaker');

/** Several people discuss. */
export const panel = (where: Where, minutes: number, more: More): PlanEvent =>
  seance('panel', where, [part('debate', minutes)], more, 'speaker');

export const workshop = (where: Where, minutes: number, more: More): PlanEvent =>
  seance('workshop', where, [part('other', minutes)], more, 'host');

export const exhibition = (where: Where, minutes: number, more: More): PlanEvent =>
  seance('exhibition', where, [part('other', minutes)], { ...more, isDropIn: true }, 'host');

/** A silent film with those who play to it. */
export const filmConcert = (where: Where, film: FilmKey, more: More): PlanEvent =>
  seance('show', where, [part('introduction', 10), showing(film)], more, 'performer');

/** Words, a film, a glass. */
export const ceremony = (where: Where, film: FilmKey, words: Bilingual, glass: Bilingual, more: More): PlanEvent =>
  seance('ceremony', where, [part('other', 25, words), showing(film), part('break', 40, glass)], more, 'host');
