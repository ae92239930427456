import type { Bilingual } from '#db/columns.ts';
import type { EventKind, PersonRole } from '#db/enums.ts';
import { lightText } from '#lib/exchange/files/light-text.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { isLanguage, languages } from '#lib/i18n/languages.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { slug } from '#lib/i18n/programme-paths.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { addDays } from '#lib/time/calendar.ts';
import { parseDateEntry } from '#lib/time/entry.ts';
import { isTimeZone } from '#lib/time/wall-clock.ts';
import { type Collector, collector, eventIds, isOnePerson, linksOf, sharedIds, type TypedLink } from './collector.ts';
import type { Incoming, IncomingContext, IncomingEvent, IncomingPlace, IncomingRemark, Unread } from './incoming.ts';
import { dayChange, type FileDay, hourMinutes, kindOf, minutesOf, momentOf, startOf } from './schedule-fields.ts';

/** A text, or texts by language code. */
export type TypedText = string | Readonly<Record<string, string>>;

/**
 * A schedule of frab, pentabarf, pretalx, c3voc or another program as it is in its file (XML, JSON
 * or CSV): texts that are not interpreted yet.
 */
export type TypedSchedule = Readonly<{
  /** To what the ids belong, where neither acronym nor title says so. */
  source?: string;
  title: string;
  acronym: string;
  generator: string;
  /** The address of the conference, to which other addresses are relative. */
  url: string;
  baseUrl: string;
  start: string;
  dayChange: string;
  timeZone: string;
  language: string;
  venue: string;
  rooms: readonly { name: TypedText; guid: string; seats?: number; line: number }[];
  events: readonly TypedEvent[];
  /** Remarks of its reader. */
  remarks?: readonly IncomingRemark[];
}>;

export type TypedPerson = Readonly<{
  line: number;
  ids: readonly string[];
  name: string;
  role: string;
  bio?: TypedText;
  /** As for a séance. */
  left?: readonly string[];
}>;

export type TypedDay = Readonly<{ index: string; date: string; start: string; end: string }>;

/** `undefined`: the file has no such field; an existing list may be empty. */
export type TypedEvent = Readonly<{
  line: number;
  id: string;
  guid: string;
  day: TypedDay | null;
  /** The room under which it stands. */
  under: string;
  room?: TypedText;
  /** The building of its room, where the séance states it. */
  place?: IncomingPlace;
  /** With its hour where the file has complete moments. */
  date: string;
  start: string;
  end: string;
  duration?: string;
  title?: TypedText;
  subtitle?: TypedText;
  tracks?: readonly TypedText[];
  type?: TypedText;
  status?: IncomingEvent['status'];
  language?: string;
  abstract?: TypedText;
  description?: TypedText;
  people?: readonly TypedPerson[];
  /** The address of its page. */
  url?: string;
  links?: readonly (Omit<TypedLink, 'label'> & { label: TypedText })[];
  /** Its fields that contain something and cannot be imported; they are reported. */
  left?: readonly string[];
}>;

/** A schedule with nothing but its séances, for programs that write no more. */
export const BARE_SCHEDULE: TypedSchedule = {
  title: '',
  acronym: '',
  generator: '',
  url: '',
  baseUrl: '',
  start: '',
  dayChange: '',
  timeZone: '',
  language: '',
  venue: '',
  rooms: [],
  events: [],
};

/** What stands under the same names in XML and in JSON. */
export const scheduleHead = (said: (name: string) => string) => ({
  title: said('title'),
  acronym: said('acronym'),
  url: said('url'),
  baseUrl: said('base_url'),
  start: said('start'),
  dayChange: said('day_change'),
  timeZone: said('time_zone_name'),
  venue: said('venue'),
});

/** Some programs write the complete moment where others write the hour. */
export const startIn = (date: string, start: string): Pick<TypedEvent, 'date' | 'start'> =>
  momentOf(start)?.hour ? { date: start, start: '' } : { date, start };

/** A séance without a day, room and line in its file. */
export const BARE_EVENT: TypedEvent = { line: 0, id: '', guid: '', day: null, under: '', date: '', start: '', end: '' };

/**
 * The programme in a schedule. Everything that programs are known to write differently from the
 * standard is read, and remarked.
 */
export function incomingOf(schedule: TypedSchedule, context: IncomingContext): Incoming | Unread {
  if (schedule.events.length === 0) return { code: 'noEvents' };
  if (schedule.events.length > MAX_OF_FILE.events) return { code: 'tooManyEvents' };
  const file = fileOf(schedule, context);
  for (const { line, code, about } of schedule.remarks ?? []) file.found.remark(line, code, about);
  for (const { name: words, guid, seats, line } of schedule.rooms) {
    const name = plainOf(words, file);
    if (isRoom(name, file))
      file.found.room({ name, line, foreignId: guid, ...(seats === undefined ? {} : { seats }), ...file.venue });
  }
  // A person given only by id may be named elsewhere in the file.
  for (const { people } of schedule.events)
    for (const { ids, name, line, bio } of people ?? [])
      if (name.trim() !== '') file.found.person({ name, line, ids, bio: bioOf(bio, file) });
  const ids = eventIds(
    schedule.events.map((event) => ({ ids: [event.guid, event.id], name: plainOf(titleOf(event, file), file) })),
  );
  const events = schedule.events.map((event, at) => eventOf(event, ids[at] ?? NO_ID, file));
  if (!file.isOurs) remarkLeft(schedule.events, file.found);
  return { source: file.source, title: cleanLine(schedule.title), ...file.found.found(), events };
}

/** Reports the fields that cannot be imported, each once, with how often they occur. */
function remarkLeft(events: readonly TypedEvent[], found: Collector): void {
  const counts = new Map<string, number>();
  for (const event of events) {
    const texts = [event.title, event.subtitle, event.abstract, event.description];
    const others = texts.flatMap((text) => otherLanguages(text)).map((code) => `[${code}]`);
    const people = (event.people ?? []).flatMap(({ left = [] }) => left);
    for (const name of [...(event.left ?? []), ...new Set(others), ...people])
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, count] of counts) found.remark(0, 'fieldLeft', `${name} (${count})`);
}

const NO_ID = { id: '', isShared: false };

const localeOfCode = (code: string): Locale | null =>
  /^fr(?![a-z])/i.test(code) ? 'fr' : /^en(?![a-z])/i.test(code) ? 'en' : null;

/** The text, or each of its languages, changed. */
const changed = (text: TypedText, change: (text: string, locale: Locale | null) => string): TypedText =>
  typeof text === 'string'
    ? change(text, null)
    : Object.fromEntries(Object.entries(text).map(([code, own]) => [code, change(own, localeOfCode(code))]));

/** The French and English texts; a text without a language, or only in others, goes to `locale`. */
function bilingualOf(text: TypedText, locale: Locale): Bilingual {
  if (typeof text === 'string') return text === '' ? {} : { [locale]: text };
  const found: { fr?: string; en?: string } = {};
  for (const [code, own] of Object.entries(text)) {
    const known = localeOfCode(code);
    if (known && own !== '') found[known] ??= own;
  }
  const [first] = Object.values(text).filter((own) => own !== '');
  return first === undefined || found.fr || found.en ? found : { [locale]: first };
}

/** The other languages of a text that is also in French or English. */
function otherLanguages(text: TypedText | undefined): string[] {
  if (text === undefined || typeof text === 'string') return [];
  const codes = Object.keys(text);
  return codes.some(localeOfCode) ? codes.filter((code) => !localeOfCode(code)) : codes.slice(1);
}

/** One line of it, in the festival's language if it has that. */
function plainOf(text: TypedText, { context, locale }: Pick<File, 'context' | 'locale'>): string {
  const { fr, en } = bilingualOf(text, locale);
  return (context.locale === 'en' ? (en ?? fr) : (fr ?? en)) ?? '';
}

const bioOf = (bio: TypedText | undefined, { locale }: File): Bilingual =>
  bilingualOf(changed(bio ?? '', lightText), locale);

/** The facts of a whole file. */
type File = Readonly<{
  schedule: TypedSchedule;
  context: IncomingContext;
  found: Collector;
  source: string;
  /** Whether it is ours: then guids are our uids, and descriptions are generated. */
  isOurs: boolean;
  /** The language of the file's own words, and of texts without one. */
  locale: Locale;
  zone: string | null;
  venue: { venue?: string };
}>;

function fileOf(schedule: TypedSchedule, context: IncomingContext): File {
  const isOurs = schedule.generator === 'Lanterne';
  const venue = cleanLine(schedule.venue);
  const locale = isOurs ? ownLocale(schedule.url) : fileLocale(schedule, context);
  const rooms = sharedIds(
    schedule.rooms.map(({ guid, name }) => ({ ids: guid ? [guid] : [], name: plainOf(name, { context, locale }) })),
  );
  const people = sharedIds(
    schedule.events.flatMap((event) => event.people ?? []),
    isOnePerson,
  );
  return {
    schedule,
    context,
    isOurs,
    found: collector({ byName: !isOurs, rooms, people }),
    source: schedule.source ?? `schedule ${slug(schedule.acronym || schedule.title) || 'unnamed'}`,
    locale,
    zone: zoneOf(schedule.timeZone),
    venue: venue === '' ? {} : { venue },
  };
}

/** The language in the address of the festival's page. */
const ownLocale = (url: string): Locale => (/^https?:\/\/[^/]+\/en\//.test(url) ? 'en' : 'fr');

const zoneOf = (name: string) => (name.trim() !== '' && isTimeZone(name.trim()) ? name.trim() : null);

const languageOf = (typed: string): string | undefined => {
  const code = typed.trim().toLowerCase().replaceAll('_', '-');
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(code)) return code;
  return languages.code(typed) ?? undefined;
};

/** Without its region; unknown languages are kept as they are written and reported as left out. */
function spokenIn(language: string | undefined, typed: string): Pick<IncomingEvent, 'language'> {
  const [subtag = ''] = (language ?? '').split('-');
  const code = isLanguage(subtag) ? subtag : languages.code(typed);
  return typed.trim() === '' ? {} : { language: code ?? cleanLine(typed) };
}

const localeOf = (language: string | undefined): Locale | null =>
  language === undefined ? null : /^fr\b/.test(language) ? 'fr' : 'en';

/** The language that the file states, else that of most of its séances, else the festival's. */
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
  const text = (value: TypedText | undefined): Bilingual | undefined =>
    value === undefined ? undefined : bilingualOf(value, locale);
  const title = titleOf(event, file);
  if (plainOf(title, file) === '') found.remark(line, 'noTitle', event.guid || event.id);
  return {
    line,
    foreignId: id,
    ...(isOurs && event.guid !== '' && !isShared ? { uid: event.guid } : {}),
    title: text(title),
    subtitle: text(event.subtitle && changed(event.subtitle, cleanLine)),
    synopsis: synopsisOf(event, locale, file),
    ...typeOf(event, file),
    ...(event.status ? { status: event.status } : {}),
    ...whenOf(event, file),
    rooms: roomsOf(event, file),
    people: event.people && peopleOf(event.people, found),
    themes: event.tracks?.map((track) => cleanLine(plainOf(track, file))).filter((name) => name !== ''),
    ...spokenIn(language, event.language ?? ''),
    links: linksIn(event, file),
  };
}

/** Its own page first. In our own files that is a page of ours, and is left out. */
function linksIn({ url = '', links, line }: TypedEvent, file: File): IncomingEvent['links'] {
  const { schedule, isOurs, found } = file;
  const own = isOurs || url.trim() === '' ? [] : [{ href: url, label: '', line }];
  if (links === undefined && own.length === 0) return undefined;
  const named = (links ?? []).map((link) => ({ ...link, label: plainOf(link.label, file) }));
  const all = linksOf([...own, ...named], schedule.baseUrl || schedule.url, found);
  return all.filter(({ address }, at) => own.length === 0 || at === 0 || address !== all[0]?.address);
}

function titleOf({ title = '' }: TypedEvent, { isOurs, locale }: File): TypedText {
  return changed(title, (text, own) => {
    const plain = cleanLine(text);
    const mark = wordsOf(own ?? locale).say('demonstrationMark');
    return isOurs && plain.startsWith(mark) ? plain.slice(mark.length).trim() : plain;
  });
}

/**
 * Repeated texts, as many programs write them, are kept once. In our own files the description is
 * generated from other fields.
 */
function synopsisOf(
  { line, abstract, description }: TypedEvent,
  locale: Locale,
  { isOurs, found }: File,
): Bilingual | undefined {
  if (abstract === undefined && (description === undefined || isOurs)) return undefined;
  const [short, long] = [abstract, isOurs ? undefined : description].map((html = '') =>
    bilingualOf(
      changed(html, (text) => {
        if (text.length > MAX_OF_FILE.characters) found.remark(line, 'textCut', text);
        return lightText(text);
      }),
      locale,
    ),
  ) as [Bilingual, Bilingual];
  const said = locales.flatMap((one) => {
    const text = saidOnce(short[one] ?? '', long[one] ?? '');
    return text === '' ? [] : [[one, text] as const];
  });
  return Object.fromEntries(said);
}

function saidOnce(short: string, long: string): string {
  const same = (text: string) => text.replace(/\s+/g, ' ');
  if (same(long).includes(same(short))) return long;
  return same(short).includes(same(long)) ? short : `${short}\n\n${long}`;
}

/** A séance of an unknown kind is a talk if somebody speaks. */
function typeOf({ type, people = [] }: TypedEvent, { locale, isOurs }: File): { kind?: EventKind; label?: Bilingual } {
  if (type === undefined) return {};
  const read = Object.values(typeof type === 'string' ? [type] : type).map((word) => kindOf(cleanLine(word)));
  const { kind } = read.find((one) => one.kind !== undefined) ?? {};
  const label = bilingualOf(
    changed(type, (word) => kindOf(cleanLine(word)).label),
    locale,
  );
  // Ours write the kind where there is no label.
  if (isOurs) return isEmpty(label) ? { kind } : { label };
  return { kind: kind ?? (people.length > 0 ? 'talk' : 'other'), label };
}

function whenOf(event: TypedEvent, file: File): Pick<IncomingEvent, 'startsAt' | 'minutes'> {
  const { found, context } = file;
  const { startsAt, unread, isSecond } = startOf(event, dayOf(event, file), context.timeZone);
  if (isSecond)
    found.remark(event.line, 'hourTwice', `${plainOf(titleOf(event, file), file)} (${startsAt?.replace('T', ' ')})`);
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

/** Some files state the end of a séance instead of its duration: as a moment, or as an hour. */
function untilEnd({ date, start, end }: TypedEvent): number | null {
  const [from, to] = [momentOf(date), momentOf(end)];
  const isMoment = from?.hour && to?.hour && (from.offset === null) === (to.offset === null);
  if (isMoment) {
    const instant = (text: string, offset: string | null) =>
      Date.parse(`${text.trim().replace(' ', 'T')}${offset === null ? 'Z' : ''}`);
    const minutes = Math.round((instant(end, to.offset) - instant(date, from.offset)) / 60_000);
    return minutes > 0 ? minutes : null;
  }
  const [begins, ends] = [hourMinutes(start || (from?.hour ?? '')), hourMinutes(to?.hour ?? end)];
  if (begins === null || ends === null || begins === ends) return null;
  return ends > begins ? ends - begins : ends + 1440 - begins;
}

/** Some programs write days in the place of rooms: `<room name="Saturday">`. */
const DAY_WORD =
  /^(?:day|jour|tag|journée|dia|giorno) ?\d{1,3}$|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:lun|mar|mercre|jeu|vendre|same)di$|^dimanche$|^(?:mon|diens|donners|frei|sams|sonn)tag$|^mittwoch$/i;
const dateOfName = (name: string) => momentOf(name)?.date ?? parseDateEntry(name, 'fr') ?? parseDateEntry(name, 'en');
const isDayName = (name: string) => DAY_WORD.test(name.trim()) || dateOfName(name) !== null;

function dayOf({ day, under }: TypedEvent, { schedule, context, zone }: File): FileDay {
  const first = momentOf(schedule.start)?.date;
  const index = Number(day?.index || Number.NaN);
  const counted = first && Number.isInteger(index) && index > 0 && index <= 400 ? addDays(first, index - 1) : null;
  const date =
    momentOf(day?.date ?? '')?.date ??
    dateOfName(day?.date ?? '') ??
    momentOf(day?.start ?? '')?.date ??
    dateOfName(under) ??
    counted;
  const from = dayChange(day?.start ?? '', day?.end ?? '', schedule.dayChange, context.dayStartsAt);
  return { date, from, zone: zone ?? momentOf(day?.start ?? '')?.offset ?? null };
}

/** In our own files, séances without a room stand under a heading. */
const isRoom = (name: string, { isOurs, locale }: File) =>
  !isDayName(name) && !(isOurs && name === wordsOf(locale).say('noRoom'));

function roomsOf({ line, room = '', under, place }: TypedEvent, file: File): string[] {
  const { found, venue } = file;
  const isDay = isDayName(under);
  if (isDay && under.trim() !== '') found.remark(line, 'roomIsDay', under);
  const name = (isDay ? '' : under) || plainOf(room, file);
  if (!isRoom(name, file)) return [];
  const key = found.room({ name, line, ...venue, ...place });
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
