import type { EventKind } from '#db/enums.ts';
import { lightText, plainText } from '#lib/exchange/files/light-text.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { slug } from '#lib/i18n/programme-paths.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { checkWallClock, minutesBetween, shownAt } from '#lib/time/wall-clock.ts';
import { type Component, componentsOf, type Property, type Shown, type Zones, zonesOf } from './calendar-lines.ts';
import { type Collector, collector, eventIds, linksOf } from './collector.ts';
import { type Incoming, type IncomingContext, type IncomingEvent, LONGEST_MINUTES, type Unread } from './incoming.ts';
import { kindOf, minutesOf } from './schedule-fields.ts';

/**
 * The programme in a calendar file, or why it has none. Runs in the calling thread, which a
 * malicious file may keep busy, so it is called in a thread that can be stopped. Repeating séances
 * are refused one by one.
 */
export function readCalendar(bytes: Uint8Array, context: IncomingContext): Incoming | Unread {
  const found = collector();
  const roots = componentsOf(bytes, found.remark);
  if ('code' in roots) return roots;
  const calendars = roots.filter(({ name }) => name === 'vcalendar');
  const parts = calendars.flatMap((calendar) => calendar.parts);
  const entries = parts.filter(({ name }) => name === 'vevent');
  if (entries.length === 0) return { code: 'noEvents' };
  if (entries.length > MAX_OF_FILE.events) return { code: 'tooManyEvents' };
  for (const { name, line } of parts)
    if (name !== 'vevent' && name !== 'vtimezone') found.remark(line, 'calendarPart', name.toUpperCase());
  const title = cleanLine(first(calendars, 'x-wr-calname') || first(calendars, 'name'));
  const product = first(calendars, 'prodid');
  const file: File = {
    context,
    found,
    isOurs: product.startsWith('-//Lanterne//'),
    zones: zonesOf(
      parts.filter(({ name }) => name === 'vtimezone'),
      context.timeZone,
    ),
    locale: ownLocale(product) ?? context.locale ?? 'en',
  };
  if (!file.isOurs) remarkLeft(entries, found);
  const source = `calendar ${slug(/@(.+)$/.exec(first(entries, 'uid'))?.[1] || title || product) || 'unnamed'}`;
  const ids = eventIds(entries.map((entry) => ({ ids: [idIn(entry)], name: text(entry, 'summary') ?? '' })));
  const events = entries.flatMap((entry, at) => eventOf(entry, ids[at] ?? { id: '', isShared: false }, file));
  const isPart = file.isOurs && !WHOLE.test(first(calendars, 'source'));
  return { source, title, events, ...found.found(), ...(isPart && { isPart }) };
}

/** The address of our calendar of a whole programme. */
const WHOLE = /\/programme\.ics(?:\?|$)/;

/** Properties with texts for people that a séance has no field for. */
const LEFT = ['contact', 'comment', 'resources'];

function remarkLeft(entries: readonly Component[], found: Collector): void {
  for (const name of LEFT) {
    const count = entries.filter((entry) => (text(entry, name) ?? '').trim() !== '').length;
    if (count > 0) found.remark(0, 'fieldLeft', `${name.toUpperCase()} (${count})`);
  }
}

/** Our own calendars state their language in PRODID. */
const ownLocale = (product: string): Locale | null =>
  product.startsWith('-//Lanterne//') ? (/\/\/EN$/.test(product) ? 'en' : 'fr') : null;

const first = (components: readonly Component[], name: string): string =>
  components.flatMap(({ properties }) => properties.find((one) => one.name === name)?.values[0] ?? [])[0]?.trim() ?? '';

type File = Readonly<{
  context: IncomingContext;
  found: Collector;
  zones: Zones;
  isOurs: boolean;
  locale: Locale;
}>;

const all = ({ properties }: Component, name: string) => properties.filter((one) => one.name === name);
const one = (entry: Component, name: string): Property | undefined => all(entry, name)[0];
const text = (entry: Component, name: string): string | undefined => one(entry, name)?.values.join(', ');

const uidOf = (entry: Component) => (text(entry, 'uid') ?? '').trim();
const occurrenceOf = (entry: Component) => text(entry, 'recurrence-id') ?? '';
/** Each occurrence of a repeating séance needs an id of its own. */
const idIn = (entry: Component) =>
  uidOf(entry) && occurrenceOf(entry) ? `${uidOf(entry)} ${occurrenceOf(entry)}` : uidOf(entry);

function eventOf(entry: Component, { id, isShared }: { id: string; isShared: boolean }, file: File): IncomingEvent[] {
  const { found } = file;
  const { line } = entry;
  const summary = cleanLine(text(entry, 'summary') ?? '');
  const refuse = (code: string, about: string): IncomingEvent[] => {
    found.refuse(line, summary, code, about);
    return [];
  };
  if (!entry.isWhole) return refuse('cutOff', summary);
  if (['rrule', 'rdate'].some((name) => one(entry, name))) return refuse('repeats', summary);
  const uid = uidOf(entry);
  if (isShared) found.remark(line, 'eventIds', uid);
  if (summary === '') found.remark(line, 'noTitle', uid);
  const isOwn = file.isOurs && uid !== '' && !isShared && occurrenceOf(entry) === '';
  return [
    {
      line,
      foreignId: id,
      ...(isOwn ? { uid } : {}),
      ...textsOf(entry, file),
      ...statusOf(entry, file),
      ...categoriesOf(entry),
      ...timesOf(entry, file),
      ...roomsOf(entry, file),
      people: peopleOf(entry, found),
      links: linksIn(entry, file),
    },
  ];
}

function textsOf(entry: Component, file: File): Pick<IncomingEvent, 'title' | 'synopsis'> {
  const own = (name: string) => {
    const property = one(entry, name);
    if (!property) return undefined;
    const isTitle = name === 'summary';
    const value = (isTitle ? plainText : lightText)(textOf(property));
    const language = property.parameters.language?.trim().toLowerCase();
    const locale = !language ? file.locale : /^fr\b/.test(language) ? 'fr' : 'en';
    return value === '' ? {} : { [locale]: isTitle ? framed(cleanLine(value), file).title : value };
  };
  // Where a program writes a text twice, plain and as HTML, the HTML has more.
  const isTwice = one(entry, 'x-alt-desc')?.parameters.fmttype?.toLowerCase() === 'text/html';
  const inHtml = isTwice ? own('x-alt-desc') : undefined;
  const synopsis = inHtml && !isEmpty(inHtml) ? inHtml : own('description');
  return { title: own('summary') ?? {}, ...(file.isOurs ? {} : { synopsis }) };
}

/** The text of a property. Properties outside the standard are read without unescaping. */
function textOf({ name, values }: Property): string {
  const text = values.join(', ');
  return name.startsWith('x-') ? text.replace(/\\([\\;,n])/gi, (_, sign) => (/n/i.test(sign) ? '\n' : sign)) : text;
}

/**
 * The title without the marks that our calendars add: for a demonstration, or for a séance that
 * does not take place.
 */
function framed(summary: string, { isOurs }: File): { title: string; isOff: boolean } {
  if (!isOurs) return { title: summary, isOff: false };
  let title = summary;
  let isOff = false;
  for (const locale of locales) {
    const { say } = wordsOf(locale);
    const mark = `${say('demonstrationMark')} `;
    if (title.startsWith(mark)) title = title.slice(mark.length);
    for (const state of ['postponed', 'cancelled'] as const) {
      const [before = '', after = ''] = say(state, { title: '\u0001' }).split('\u0001').map(cleanLine);
      const starts = title.startsWith(before) && title.endsWith(after);
      if (!starts || title.length <= before.length + after.length) continue;
      title = title.slice(before.length, title.length - after.length).trim();
      isOff = true;
    }
  }
  return { title, isOff };
}

/**
 * Other programs write CONFIRMED on every entry, so it says nothing of the time. Ours write it on
 * cancelled séances too, in calendars for programs that show a cancellation only in the title.
 */
function statusOf(entry: Component, file: File): Pick<IncomingEvent, 'status' | 'visibility' | 'timeIsToConfirm'> {
  const status = text(entry, 'status')?.trim().toUpperCase();
  const isPrivate = /^(?:private|confidential)$/i.test(text(entry, 'class')?.trim() ?? '');
  const isOff = status === 'CANCELLED' || framed(cleanLine(text(entry, 'summary') ?? ''), file).isOff;
  return {
    ...(status ? { status: isOff ? 'cancelled' : 'planned' } : {}),
    ...(status === 'TENTATIVE' || (status === 'CONFIRMED' && file.isOurs && !isOff)
      ? { timeIsToConfirm: status === 'TENTATIVE' }
      : {}),
    ...(isPrivate ? { visibility: 'team' } : {}),
  };
}

/** A category that is one of our kinds sets the kind; the others are themes. */
function categoriesOf(entry: Component): Pick<IncomingEvent, 'kind' | 'themes'> {
  const names = all(entry, 'categories')
    .flatMap(({ values }) => values)
    .map(cleanLine)
    .filter((name) => name !== '');
  if (names.length === 0) return {};
  const kinds = names.map((name) => kindOf(name));
  const kind: EventKind | undefined = kinds.find((one) => one.kind && one.label === '')?.kind;
  return {
    ...(kind ? { kind } : {}),
    themes: [...new Set(names.filter((_, at) => !kinds[at]?.kind || kinds[at]?.label !== ''))],
  };
}

const STAMP = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?\d{2})?(Z)?)?$/i;

/** A wall clock of the festival; `allDay` for a date without an hour. */
type Moment = Shown | 'allDay' | null;

function momentOf(property: Property | undefined, { context, zones, found }: File): Moment {
  const match = STAMP.exec(property?.values[0]?.trim() ?? '');
  if (!property || !match) return null;
  const date = `${match[1]}-${match[2]}-${match[3]}`;
  if (match[4] === undefined) return checkWallClock(`${date}T12:00`, 'UTC') === 'ok' ? 'allDay' : null;
  const wall = `${date}T${match[4]}:${match[5]}`;
  if (checkWallClock(wall, 'UTC') !== 'ok') return null;
  if (match[6]) return shownAt(`${wall}:00Z`, context.timeZone);
  const zone = property.parameters.tzid;
  if (!zone) return { wall, isSecond: false };
  const there = zones(zone, wall);
  if (there === null) found.remark(property.line, 'unknownZone', zone);
  return there ?? { wall, isSecond: false };
}

function timesOf(entry: Component, file: File): Pick<IncomingEvent, 'startsAt' | 'minutes'> {
  const { found, context } = file;
  const start = one(entry, 'dtstart');
  const begin = momentOf(start, file);
  if (begin === 'allDay' || begin === null) {
    if (start) found.remark(start.line, begin === 'allDay' ? 'allDay' : 'date', start.values[0] ?? '');
    return { startsAt: null };
  }
  const startsAt = begin.wall;
  if (begin.isSecond)
    found.remark(entry.line, 'hourTwice', `${cleanLine(text(entry, 'summary') ?? '')} (${startsAt.replace('T', ' ')})`);
  const stop = one(entry, 'dtend');
  const end = momentOf(stop, file);
  const length = text(entry, 'duration');
  const said = length === undefined ? null : minutesOf(length).minutes;
  const minutes =
    end && end !== 'allDay'
      ? (minutesOfInstants(start, stop) ?? minutesBetween(startsAt, end.wall, context.timeZone))
      : said;
  if (minutes !== null && minutes > 0 && minutes <= LONGEST_MINUTES) return { startsAt, minutes };
  if (minutes !== null || length !== undefined)
    found.remark(entry.line, 'duration', length ?? text(entry, 'dtend') ?? '');
  return { startsAt };
}

/**
 * The minutes between two moments in UTC, which are correct in the hour that the clocks repeat;
 * null for others.
 */
function minutesOfInstants(start: Property | undefined, end: Property | undefined): number | null {
  const [from, to] = [start, end].map((property) => {
    const match = STAMP.exec(property?.values[0]?.trim() ?? '');
    return match?.[6] ? Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}Z`) : Number.NaN;
  }) as [number, number];
  const minutes = (to - from) / 60_000;
  return Number.isFinite(minutes) ? minutes : null;
}

/** Our calendars write « Lieu – Salle, adresse »; Outlook puts semicolons between rooms. */
function roomsOf(entry: Component, { found, isOurs }: File): Pick<IncomingEvent, 'rooms'> {
  const location = text(entry, 'location');
  const booked = all(entry, 'attendee').filter(({ parameters }) => /^room$/i.test(parameters.cutype ?? ''));
  if (location === undefined && booked.length === 0) return {};
  const { line } = entry;
  const [place = ''] = isOurs ? (location ?? '').split(', ') : [];
  const [venue, room] = place.split(' – ');
  const named = isOurs
    ? [{ name: room ?? place, line, whole: cleanLine(location ?? ''), ...(room && venue ? { venue } : {}) }]
    : (location || booked.map(({ parameters }) => parameters.cn ?? '').join(';'))
        .split(';')
        .map((name) => ({ name, line }));
  return { rooms: [...new Set(named.map((one) => found.room(one)).filter((key) => key !== ''))] };
}

/**
 * People by name only: their e-mail addresses must not be stored. The organiser of an entry counts
 * as present only where nobody else is named.
 */
function peopleOf(entry: Component, found: Collector): IncomingEvent['people'] {
  const attendees = all(entry, 'attendee').filter(
    ({ parameters }) => !/^(?:room|resource|group)$/i.test(parameters.cutype ?? ''),
  );
  const asked = attendees.length > 0 ? attendees : all(entry, 'organizer');
  if (asked.length === 0) return undefined;
  const keys = asked.flatMap(({ line, parameters }) => {
    const name = cleanLine((parameters.cn ?? '').replace(/\\([,;\\])/g, '$1')).replace(/^["']+|["']+$/g, '');
    if (name === '' || name.includes('@')) return [];
    if (/^declined$/i.test(parameters.partstat ?? '')) {
      found.remark(line, 'personDeclined', name);
      return [];
    }
    return found.person({ name, line, ids: [] }) ?? [];
  });
  return [...new Set(keys)].map((key) => ({ key }));
}

function linksIn(entry: Component, { found, isOurs }: File): IncomingEvent['links'] {
  const properties = [...(isOurs ? [] : all(entry, 'url')), ...all(entry, 'conference'), ...all(entry, 'attach')];
  // An attached file inside the calendar has no address.
  const links = properties.filter(({ parameters }) => parameters.encoding === undefined);
  if (links.length === 0) return undefined;
  return linksOf(
    links.map(({ line, values, parameters }) => ({
      line,
      href: values[0] ?? '',
      label: parameters.label ?? parameters.filename ?? '',
    })),
    '',
    found,
  );
}
