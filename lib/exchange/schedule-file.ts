import type { Bilingual } from '../../db/columns.ts';
import type { EventKind, PersonRole } from '../../db/enums.ts';
import { wordsOf } from '../feeds/words.ts';
import { cleanLine } from '../i18n/clean-text.ts';
import { languages } from '../i18n/languages.ts';
import type { Locale } from '../i18n/locale.ts';
import { slug } from '../i18n/paths.ts';
import { parseDateEntry } from '../time/entry.ts';
import { isTimeZone } from '../time/wall-clock.ts';
import { type Collector, collector } from './collector.ts';
import { eventIds, isOnePerson, sharedIds } from './file-ids.ts';
import { EVENTS_MAX, type Incoming, type IncomingContext, type IncomingEvent, type Unread } from './incoming.ts';
import { linksOf, type TypedLink } from './incoming-links.ts';
import { HTML_MAX, plainText } from './plain-text.ts';
import { kindOf } from './schedule-kinds.ts';
import { dayChange, type FileDay, minutesOf, momentOf, startOf } from './schedule-times.ts';

/** A schedule of frab, pentabarf, pretalx or c3voc as it stands in its file, XML or JSON: texts, nothing of it understood yet. */
export type TypedSchedule = Readonly<{
  title: string;
  acronym: string;
  generator: string;
  /** Of the conference's page, and what relative addresses go from. */
  url: string;
  baseUrl: string;
  start: string;
  dayChange: string;
  timeZone: string;
  language: string;
  venue: string;
  rooms: readonly { name: string; guid: string; seats?: number; line: number }[];
  events: readonly TypedEvent[];
}>;

export type TypedDay = Readonly<{ index: string; date: string; start: string; end: string }>;

/** `undefined`: the file has no such field; a list that is there may be empty. */
export type TypedEvent = Readonly<{
  line: number;
  id: string;
  guid: string;
  day: TypedDay | null;
  /** The room it stands under. */
  under: string;
  room?: string;
  date: string;
  start: string;
  end: string;
  duration?: string;
  title?: string;
  subtitle?: string;
  tracks?: readonly string[];
  type?: string;
  language?: string;
  abstract?: string;
  description?: string;
  people?: readonly { line: number; ids: readonly string[]; name: string; role: string }[];
  links?: readonly TypedLink[];
}>;

/** What a schedule says of a programme. Everything its programs are known to write otherwise than they should is read, and remarked. */
export function incomingOf(schedule: TypedSchedule, context: IncomingContext): Incoming | Unread {
  if (schedule.events.length === 0) return { code: 'noEvents' };
  if (schedule.events.length > EVENTS_MAX) return { code: 'tooManyEvents' };
  const file = fileOf(schedule, context);
  for (const { name, guid, seats, line } of schedule.rooms.filter((room) => isRoom(room.name, file)))
    file.found.room({ name, line, foreignId: guid, ...(seats === undefined ? {} : { seats }), ...file.venue });
  // Who stands somewhere by an id alone may be named in another place.
  for (const { people } of schedule.events)
    for (const { ids, name, line } of people ?? []) if (name.trim() !== '') file.found.person({ name, line, ids });
  const ids = eventIds(schedule.events.map((event) => ({ ids: [event.guid, event.id], name: titleOf(event, file) })));
  const events = schedule.events.map((event, at) => eventOf(event, ids[at] ?? NO_ID, file));
  return { source: file.source, title: cleanLine(schedule.title), ...file.found.found(), events };
}

const NO_ID = { id: '', isShared: false };

/** What holds of a whole file. */
type File = Readonly<{
  schedule: TypedSchedule;
  context: IncomingContext;
  found: Collector;
  source: string;
  /** One of ours: its guids are our uids, and its descriptions are made. */
  isOurs: boolean;
  /** Of words that stand for the whole file, and of texts in no language of their own. */
  locale: Locale;
  zone: string | null;
  venue: { venue?: string };
}>;

function fileOf(schedule: TypedSchedule, context: IncomingContext): File {
  const isOurs = schedule.generator === 'Lanterne';
  const venue = cleanLine(schedule.venue);
  const rooms = sharedIds(schedule.rooms.map(({ guid, name }) => ({ ids: guid ? [guid] : [], name })));
  const people = sharedIds(
    schedule.events.flatMap((event) => event.people ?? []),
    isOnePerson,
  );
  return {
    ...{ schedule, context, isOurs, found: collector({ byName: !isOurs, rooms, people }) },
    source: `schedule ${slug(schedule.acronym || schedule.title) || 'unnamed'}`,
    locale: isOurs ? ownLocale(schedule.url) : fileLocale(schedule, context),
    zone: zoneOf(schedule.timeZone),
    venue: venue === '' ? {} : { venue },
  };
}

/** The address of the festival's page names it. */
const ownLocale = (url: string): Locale => (/^https?:\/\/[^/]+\/en\//.test(url) ? 'en' : 'fr');

const zoneOf = (name: string) => (name.trim() !== '' && isTimeZone(name.trim()) ? name.trim() : null);

const languageOf = (typed: string): string | undefined => {
  const code = typed.trim().toLowerCase().replaceAll('_', '-');
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(code)) return code;
  return languages.code(typed) ?? undefined;
};

const localeOf = (language: string | undefined): Locale | null =>
  language === undefined ? null : /^fr\b/.test(language) ? 'fr' : 'en';

/** The language the file names, else that of most of its séances, else the festival's. */
function fileLocale({ language, events }: TypedSchedule, context: IncomingContext): Locale {
  const named = localeOf(languageOf(language));
  if (named) return named;
  const counts = { fr: 0, en: 0 };
  for (const event of events) {
    const locale = localeOf(languageOf(event.language ?? ''));
    if (locale) counts[locale] += 1;
  }
  if (counts.fr === 0 && counts.en === 0) return context.locale ?? 'en';
  return counts.fr > counts.en ? 'fr' : 'en';
}

function eventOf(event: TypedEvent, { id, isShared }: typeof NO_ID, file: File): IncomingEvent {
  const { found, isOurs } = file;
  const { line } = event;
  if (isShared) found.remark(line, 'eventIds', event.guid || event.id);
  const language = languageOf(event.language ?? '');
  const locale = isOurs ? file.locale : (localeOf(language) ?? file.locale);
  const text = (value: string | undefined): Bilingual | undefined =>
    value === undefined ? undefined : value === '' ? {} : { [locale]: value };
  const title = titleOf(event, file);
  if (title === '') found.remark(line, 'noTitle', event.guid || event.id);
  return {
    line,
    foreignId: id,
    ...(isOurs && event.guid !== '' && !isShared ? { uid: event.guid } : {}),
    title: text(title),
    subtitle: text(event.subtitle && cleanLine(event.subtitle)),
    synopsis: text(synopsisOf(event, file)),
    ...typeOf(event, file),
    ...whenOf(event, file),
    rooms: roomsOf(event, file),
    people: event.people && peopleOf(event.people, found),
    themes: event.tracks?.map(cleanLine).filter((name) => name !== ''),
    language,
    links: event.links && linksOf(event.links, file.schedule.baseUrl || file.schedule.url, found),
  };
}

function titleOf({ title = '' }: TypedEvent, { isOurs, locale }: File): string {
  const plain = cleanLine(title);
  const mark = wordsOf(locale).say('demonstrationMark');
  return isOurs && plain.startsWith(mark) ? plain.slice(mark.length).trim() : plain;
}

/** What is said twice, as many programs do, once. In ours the description is made of everything else. */
function synopsisOf({ line, abstract, description }: TypedEvent, { isOurs, found }: File): string | undefined {
  if (abstract === undefined && (description === undefined || isOurs)) return undefined;
  const [short, long] = [abstract, isOurs ? undefined : description].map((html = '') => {
    if (html.length > HTML_MAX) found.remark(line, 'textCut', html);
    return plainText(html);
  }) as [string, string];
  const same = (text: string) => text.replace(/\s+/g, ' ');
  if (same(long).includes(same(short))) return long;
  return same(short).includes(same(long)) ? short : `${short}\n\n${long}`;
}

/** A séance of a kind nobody knows is an intervention where somebody is there to speak. */
function typeOf({ type, people = [] }: TypedEvent, { locale, isOurs }: File): { kind?: EventKind; label?: Bilingual } {
  if (type === undefined) return {};
  const { kind, label } = kindOf(cleanLine(type));
  // Ours names the kind where no label stands for it.
  if (isOurs) return label === '' ? { kind } : { label: { [locale]: label } };
  return {
    kind: kind ?? (people.length > 0 ? 'talk' : 'other'),
    label: label === '' ? {} : { [locale]: label },
  };
}

function whenOf(event: TypedEvent, file: File): Pick<IncomingEvent, 'startsAt' | 'minutes'> {
  const { found, context } = file;
  const { startsAt, unread } = startOf(event, dayOf(event, file), context.timeZone);
  if (unread !== '') {
    const parts = [event.day?.date ?? '', event.date, event.start];
    found.remark(event.line, unread, parts.filter((part) => part.trim() !== '').join(' '));
  }
  const written = event.duration ?? '';
  const { minutes, isOdd } = minutesOf(written);
  if (isOdd) found.remark(event.line, minutes === null ? 'duration' : 'durationOdd', written);
  const said = minutes ?? untilEnd(event);
  return { startsAt, minutes: said === null && event.duration === undefined ? undefined : said };
}

/** schedule.json may say when a séance ends in the place of how long it lasts. */
function untilEnd({ date, end }: TypedEvent): number | null {
  const [from, to] = [date, end].map((text) => (momentOf(text)?.offset ? Date.parse(text.trim()) : Number.NaN)) as [
    number,
    number,
  ];
  const minutes = Math.round((to - from) / 60_000);
  return minutes > 0 ? minutes : null;
}

/** Some programs write days where rooms stand: `<room name="Saturday">`. */
const DAY_WORD =
  /^(?:day|jour|tag|journée|dia|giorno) ?\d{1,3}$|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:lun|mar|mercre|jeu|vendre|same)di$|^dimanche$|^(?:mon|diens|donners|frei|sams|sonn)tag$|^mittwoch$/i;
const dateOfName = (name: string) => momentOf(name)?.date ?? parseDateEntry(name, 'fr') ?? parseDateEntry(name, 'en');
const isDayName = (name: string) => DAY_WORD.test(name.trim()) || dateOfName(name) !== null;

function dayOf({ day, under }: TypedEvent, { schedule, context, zone }: File): FileDay {
  const first = momentOf(schedule.start)?.date;
  const index = Number(day?.index || Number.NaN);
  const counted =
    first && Number.isInteger(index) && index > 0 && index <= 400
      ? new Date(Date.parse(`${first}T00:00:00Z`) + (index - 1) * 86_400_000).toISOString().slice(0, 10)
      : null;
  const date =
    momentOf(day?.date ?? '')?.date ??
    dateOfName(day?.date ?? '') ??
    momentOf(day?.start ?? '')?.date ??
    dateOfName(under) ??
    counted;
  const from = dayChange(day?.start ?? '', day?.end ?? '', schedule.dayChange, context.dayStartsAt);
  return { date, from, zone: zone ?? momentOf(day?.start ?? '')?.offset ?? null };
}

/** What has no room stands under a heading of ours. */
const isRoom = (name: string, { isOurs, locale }: File) =>
  !isDayName(name) && !(isOurs && name === wordsOf(locale).say('noRoom'));

function roomsOf({ line, room = '', under }: TypedEvent, file: File): string[] {
  const { found, venue } = file;
  const isDay = isDayName(under);
  if (isDay && under.trim() !== '') found.remark(line, 'roomIsDay', under);
  const name = (isDay ? '' : under) || room;
  if (!isRoom(name, file)) return [];
  const key = found.room({ name, line, ...venue });
  return key === '' ? [] : [key];
}

const ROLES: Readonly<Record<string, PersonRole>> = {
  speaker: 'speaker',
  presenter: 'speaker',
  moderator: 'moderator',
  coordinator: 'moderator',
  host: 'host',
  director: 'director',
  performer: 'performer',
  guest: 'guest',
  interpreter: 'interpreter',
};

function peopleOf(typed: NonNullable<TypedEvent['people']>, found: Collector) {
  const keys = new Set<string>();
  return typed.flatMap(({ line, ids, name, role }) => {
    const key = found.person({ name, line, ids });
    if (key === null) {
      found.remark(line, 'personNameless', ids[0] ?? '');
      return [];
    }
    if (keys.has(key)) return [];
    keys.add(key);
    const known = ROLES[role.trim().toLowerCase()];
    return [{ key, ...(known ? { role: known } : {}) }];
  });
}
