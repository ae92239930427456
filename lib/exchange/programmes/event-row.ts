import type { z } from 'zod';
import { MAX_CAPACITY } from '#lib/events/choices.ts';
import { type FindFilm, nameOfFilm } from '#lib/exchange/files/likeness.ts';
import type { CellProblem, Cells } from '#lib/exchange/files/table.ts';
import {
  isUnsaid,
  type ReadChoice,
  readEventKind,
  readRole,
  readStatus,
  readVisibility,
  saysNone,
  typedMinutes,
  typedNamesOf,
} from '#lib/exchange/files/typed-cells.ts';
import { endsFrom, onClock, timeIn, typedMoment } from '#lib/exchange/files/typed-moments.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { duration, tagsField, wholeNumber } from '#lib/i18n/typed-values.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { cutParts, titleKey } from '#lib/search/words.ts';
import { type DayOrder, parseDayEntry } from '#lib/time/day-entry.ts';
import { festivalDayOf, hourOfWall, onFestivalDay } from '#lib/time/festival-day.ts';
import { checkWallClock, minutesBetween, type WallClock } from '#lib/time/wall-clock.ts';
import { type EventColumn, typedSpeech, typedWishes } from './event-cells.ts';
import { saysDebate } from './event-fields.ts';
import { type IncomingEvent, LONGEST_MINUTES } from './incoming.ts';

/**
 * Whether an hour before the start of the day belongs to the night after the stated day, or to that
 * date itself.
 */
export const nightChoices = ['after', 'date'] as const;
export type Nights = (typeof nightChoices)[number];

/** What has to be known of the festival to read a list of its séances. */
export type EventScene = Readonly<{
  timeZone: string;
  dayStartsAt: string;
  /** The festival days, in order. */
  dates: readonly string[];
  /** The order of day and month in dates, if it is known. */
  order?: DayOrder | undefined;
  /** What an hour before the start of the day means. */
  nights: Nights;
  /** The festival's language: that of texts whose language the list does not state. */
  locale: Locale;
  findFilm: FindFilm;
  /** The numbers of its séances. */
  numbers: ReadonlySet<number>;
  /** Known names by their `titleKey`, because a name may contain characters that separate names. */
  peopleNames: ReadonlyMap<string, string>;
  themeNames: ReadonlyMap<string, string>;
  roomNames: ReadonlyMap<string, string>;
}>;

export type EventProblem = CellProblem<EventColumn>;
/**
 * `unknownFilm`, `severalFilms`: a film that was left out. `dayWished`: a day without an hour,
 * which becomes a wish of a séance without a time. `dayLeft`: a day that was left out, because
 * another is wished. `unknownKind`: a type that becomes a label. `hourTwice`: an instant in the
 * second of two equal hours in autumn.
 */
type EventRemark = {
  code:
    | 'unknownFilm'
    | 'severalFilms'
    | 'dayWished'
    | 'dayLeft'
    | 'unknownKind'
    | 'nightAfter'
    | 'nightDate'
    | 'hourTwice';
  about: string;
};

type ReadEvent = {
  event: Omit<IncomingEvent, 'line' | 'foreignId' | 'number' | 'rooms' | 'people'>;
  /** Rooms by name. */
  rooms?: { name: string; venue?: string }[];
  people?: { name: string; role?: NonNullable<IncomingEvent['people']>[number]['role'] }[];
  remarks: EventRemark[];
  problems: EventProblem[];
};

/**
 * The filled cells of a row as a séance, merged into `own` if it exists in the festival. `above` is
 * the day in the heading, for rows with an hour and no day.
 */
export function readEventRow(
  given: Cells<EventColumn>,
  own: DraftEvent | null,
  scene: EventScene,
  above: string | null,
): ReadEvent {
  const problems: EventProblem[] = [];
  const remarks: EventRemark[] = [];
  const cells = withItsEnd(onClocks(given, scene.timeZone, remarks));
  const refuse = (column: EventColumn, error: string) => {
    problems.push({ column, cell: cells[column] ?? '', error });
    return undefined;
  };
  const both = (fr: EventColumn, en: EventColumn) =>
    cells[fr] === undefined && cells[en] === undefined
      ? undefined
      : { ...(cells[fr] !== undefined && { fr: cells[fr] }), ...(cells[en] !== undefined && { en: cells[en] }) };
  const choice = <T extends string>(column: EventColumn, read: ReadChoice<T>): T | undefined =>
    cells[column] ? (read(cells[column]) ?? refuse(column, 'choice')) : undefined;

  const read = readerOf(refuse);

  const startsAt = startOf(cells, own, scene, above, refuse, remarks);
  const wishes = wishesIn(cells, own, scene, refuse, remarks);
  const minutes = betweenInstants(given) ?? lengthOf(cells, startsAt ?? own?.startsAt ?? null, scene, refuse);
  const films = cells.films === undefined ? undefined : filmsIn(cells.films, scene.findFilm, remarks);
  const title = both('titleFr', 'titleEn');
  const label = both('labelFr', 'labelEn');
  // An unknown type becomes the label that the public reads.
  const isLabel = Boolean(cells.kind && !own && !label && !readEventKind(cells.kind));
  if (isLabel) remarks.push({ code: 'unknownKind', about: cells.kind ?? '' });
  const event: ReadEvent['event'] = {
    // An unknown film still gives the séance its title.
    title:
      title ??
      (films?.films.length === 0 && cells.films && !own
        ? { [scene.locale]: cells.films.split('\n')[0] ?? '' }
        : undefined),
    subtitle: both('subtitleFr', 'subtitleEn'),
    label: isLabel ? { [scene.locale]: cells.kind ?? '' } : label,
    synopsis: both('synopsisFr', 'synopsisEn'),
    kind: (isLabel ? undefined : choice('kind', readEventKind)) ?? (cells.films && !own ? 'screening' : undefined),
    status: choice('status', readStatus),
    visibility: choice('visibility', readVisibility),
    ...(startsAt !== undefined && { startsAt }),
    ...(minutes !== undefined && { minutes }),
    ...(films && { films: films.films }),
    ...(cells.themes !== undefined && { themes: namesIn(cells.themes, scene.themeNames) }),
    ...(cells.links !== undefined && { links: linksIn(cells.links, () => refuse('links', 'url')) }),
    ...(cells.teamNotes !== undefined && { teamNotes: cells.teamNotes }),
    ...(cells.tags !== undefined && { tags: read('tags', cells.tags, tagsField) }),
    ...wishes,
    ...(cells.capacity !== undefined && {
      capacity: read('capacity', cells.capacity.replace(/\s*(?:places?|seats?)$/i, ''), wholeNumber(0, MAX_CAPACITY)),
    }),
    ...(cells.kind && saysDebate(cells.kind) && { hasDebate: true }),
    ...speechIn(cells),
  };
  return {
    event: Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined)),
    ...roomsOf(cells, scene),
    ...(cells.people !== undefined && !isUnsaid(cells.people) && { people: peopleIn(cells.people, scene.peopleNames) }),
    remarks,
    problems,
  };
}

/** The cells with instants converted to wall clocks of the festival. */
function onClocks(cells: Cells<EventColumn>, zone: string, remarks: EventRemark[]): Cells<EventColumn> {
  const moments = (['day', 'start', 'end'] as const).flatMap((column) => {
    const shown = onClock(cells[column] ?? '', zone);
    const title = cells.titleFr || cells.titleEn || cells.films || '';
    if (shown?.isSecond && column !== 'end')
      remarks.push({ code: 'hourTwice', about: `${title} (${shown.wall.replace('T', ' ')})` });
    return shown ? [[column, shown.wall]] : [];
  });
  return { ...cells, ...Object.fromEntries(moments) };
}

/**
 * The minutes between two instants, which are correct in the hour that the clocks repeat; undefined
 * for other cells.
 */
function betweenInstants({ start = '', end = '' }: Cells<EventColumn>): number | undefined {
  const [from, to] = [start, end].map((cell) => (onClock(cell, 'UTC') ? Date.parse(cell.trim()) : Number.NaN));
  const minutes = ((to ?? Number.NaN) - (from ?? Number.NaN)) / 60_000;
  return minutes >= 0 ? minutes : undefined;
}

const UNTIL = /^(?:de |from )?(.+?)\s*(?:[-–—→]|à|to|until)\s*(.+)$/is;

/**
 * « 20h30 – 22h » in one cell is a start and an end; another cell with an end or a length takes
 * precedence.
 */
function withItsEnd(cells: Cells<EventColumn>): Cells<EventColumn> {
  const [, start, end] = (cells.start && !timeIn(cells.start) && UNTIL.exec(cells.start.trim())) || [];
  if (!start || !end || !timeIn(start) || !timeIn(end)) return cells;
  return { ...cells, start: inHalfOf(end, start), ...(!cells.end && !cells.minutes && { end }) };
}

/** In « 2–4pm » the 2 is in the same half of the day, in « 11–1pm » the 11 is in the other. */
function inHalfOf(end: string, start: string): string {
  const half = /([ap])\.? ?m\.?$/i.exec(end)?.[1];
  if (!half) return start;
  const [same, other] = [`${start} ${half}m`, `${start} ${/p/i.test(half) ? 'a' : 'p'}m`];
  const time = timeIn(same);
  // The hour has its half already, or needs none.
  if (!time) return start;
  return time < (timeIn(end) ?? '') ? same : other;
}

type Refuse = (column: EventColumn, error: string) => undefined;

/** Reads a cell as the field of a form, whose error it reports. */
const readerOf =
  (refuse: Refuse) =>
  <T>(column: EventColumn, text: string, field: z.ZodType<T>): T | undefined => {
    const { data, error } = field.safeParse(text);
    return error ? refuse(column, fieldErrors(error)[''] ?? 'wrong') : data;
  };

/**
 * The start; undefined where the cells do not state one. An hour before the start of the day
 * belongs to the night after the stated day or to that date (`nights`), unless one cell states
 * both.
 */
function startOf(
  cells: Cells<EventColumn>,
  own: DraftEvent | null,
  { timeZone, dayStartsAt, dates, order, nights }: EventScene,
  above: string | null,
  refuse: Refuse,
  remarks: EventRemark[],
): WallClock | null | undefined {
  const { day, start } = cells;
  if (day === undefined && start === undefined) return undefined;
  const checked = (wall: WallClock, column: EventColumn) => {
    const check = checkWallClock(wall, timeZone);
    return check === 'skipped' ? refuse(column, 'skippedTime') : check === 'invalid' ? refuse(column, 'date') : wall;
  };
  for (const column of ['start', 'day'] as const) {
    const whole = cells[column] ? typedMoment(cells[column], (text) => parseDayEntry(text, dates, order)) : null;
    // « 28/11 20h30 » in one cell, and no hour beside it.
    if (whole?.date && whole.time && (column === 'start' || !start))
      return checked(`${whole.date}T${whole.time}`, column);
  }
  if (day === '' && !start) return null;
  if (start === '' && !day) return null;
  const known = own?.startsAt
    ? { day: festivalDayOf(own.startsAt, dayStartsAt), hour: hourOfWall(own.startsAt) }
    : null;
  const date = day ? dayIn(day, dates, order) : (known?.day ?? above);
  if (day && !date) return refuse('day', 'date');
  const hour = start ? timeIn(start) : known?.hour;
  if (start && !hour) return refuse('start', 'time');
  if (!date) return refuse('day', 'date');
  if (!hour) {
    remarks.push({ code: 'dayWished', about: day ?? '' });
    return undefined;
  }
  // Our own lists state the festival day.
  if (hour >= dayStartsAt || own) return checked(onFestivalDay(date, hour, dayStartsAt), 'start');
  remarks.push({ code: nights === 'date' ? 'nightDate' : 'nightAfter', about: `${day || date} ${start}` });
  return checked(nights === 'date' ? `${date}T${hour}` : onFestivalDay(date, hour, dayStartsAt), 'start');
}

/**
 * The wishes in its cell, together with a day that has no hour, if the cell does not wish for
 * another day.
 */
function wishesIn(
  { wishes }: Cells<EventColumn>,
  own: DraftEvent | null,
  { numbers, dates, order }: EventScene,
  refuse: Refuse,
  remarks: EventRemark[],
): Pick<IncomingEvent, 'wishes' | 'wishedDay'> {
  const typed =
    wishes === undefined
      ? undefined
      : (typedWishes(wishes, {
          isEvent: (number) => numbers.has(number) && number !== own?.number,
          dayIn: (text) => dayIn(text, dates, order),
        }) ?? refuse('wishes', 'choice'));
  const alone = remarks.find(({ code }) => code === 'dayWished');
  const wishedDay = alone && dayIn(alone.about, dates, order);
  if (alone && typed?.day) alone.code = 'dayLeft';
  return { ...(typed && { wishes: typed }), ...(wishedDay && !typed?.day && { wishedDay }) };
}

/** The date in a cell, ignoring the hour that spreadsheets add. */
export const dayIn = (cell: string, dates: readonly string[], order?: DayOrder): string | null =>
  parseDayEntry(cell, dates, order) ?? (typedMoment(cell, (text) => parseDayEntry(text, dates, order))?.date || null);

/** The duration: to its end if there is one, else its length. */
function lengthOf(
  cells: Cells<EventColumn>,
  startsAt: WallClock | null,
  { timeZone, dates, order }: EventScene,
  refuse: Refuse,
): number | null | undefined {
  if (cells.end) {
    const end = typedMoment(cells.end, (text) => parseDayEntry(text, dates, order)) ?? { date: '', time: '' };
    if (!end.time) return refuse('end', 'time');
    if (!startsAt) return undefined;
    const wall = endsFrom(startsAt, end, timeZone);
    return wall ? minutesBetween(startsAt, wall, timeZone) : refuse('end', 'time');
  }
  if (cells.minutes === undefined) return undefined;
  return readerOf(refuse)('minutes', typedMinutes(cells.minutes), duration(0, LONGEST_MINUTES));
}

/**
 * The names in a cell. A known name is not divided, whatever it contains, and « 2/3 » is one name.
 */
function namesIn(cell: string, known: ReadonlyMap<string, string>): string[] {
  const whole = known.get(titleKey(cell));
  if (whole !== undefined) return [whole];
  const parts = cutParts(cell, /[\n;|]+/).flatMap((part) =>
    known.has(titleKey(part)) ? [part] : cutParts(part, /\s*,\s*|(?<!\d)\s*\/\s*|\s*\/\s*(?!\d)/),
  );
  return [...new Set(parts.map((part) => known.get(titleKey(part)) ?? part))];
}

/** « , réalisatrice » behind a name is a role, not a name. */
const withRoles = (part: string) =>
  part.replace(/,([^,/]+)/g, (all, said: string) => {
    const [word = '', ...rest] = said.split(/\s(?=(?:et|and|&)\s)/);
    return readRole(word.trim()) ? [` (${word.trim()})`, ...rest].join(' ') : all;
  });

/** Names with roles, « Awa Diop (modération) ». */
function peopleIn(cell: string, known: ReadonlyMap<string, string>): NonNullable<ReadEvent['people']> {
  const parts = cutParts(cell, /[\n;|]+/).flatMap((part) => {
    const { name } = withRole(part);
    return known.has(titleKey(name)) ? [part] : cutParts(typedNamesOf(withRoles(part)), /\n/);
  });
  const people = parts
    .map(withRole)
    .map(({ name, role }) => ({ name: known.get(titleKey(name)) ?? name, ...(role && { role }) }));
  return people.filter(({ name }) => name !== '');
}

function withRole(part: string) {
  const [, name = part, said] = /^(.+?)\s*\(([^()]+)\)\s*$/.exec(part) ?? [];
  const role = said === undefined ? null : readRole(said);
  return role ? { name, role } : { name: part.trim() };
}

const BETWEEN_FILMS = /[\n;|]+/;

/**
 * The films in a cell: the whole cell, else one per line, else separated by commas, slashes and « +
 * ». Unknown ones are left out and reported.
 */
function filmsIn(cell: string, find: FindFilm, remarks: EventRemark[]): { films: string[] } {
  // A title may contain any of these separators, so a known title is not divided.
  const cut = (part: string, [pattern, ...finer]: readonly RegExp[]): string[] => {
    if (find(part) !== null || !pattern) return [part];
    const pieces = cutParts(part, pattern).flatMap((piece) => cut(piece, finer));
    return pieces.some((piece) => find(piece) !== null) || pattern === BETWEEN_FILMS ? pieces : [part];
  };
  const parts = cut(cell, [BETWEEN_FILMS, /\s+[+&]\s+|\s*\/\s*/, /,\s+/]);
  const films = parts.flatMap((part) => {
    const film = find(part);
    if (film && film !== 'several') return [nameOfFilm(film, find)];
    remarks.push({ code: film === 'several' ? 'severalFilms' : 'unknownFilm', about: part });
    return [];
  });
  return { films };
}

function roomsOf(cells: Cells<EventColumn>, { roomNames }: EventScene): Pick<ReadEvent, 'rooms'> {
  const { venue } = cells;
  const room = isUnsaid(cells.room) ? undefined : cells.room;
  if (room === undefined && !venue) return {};
  // A venue without a room is a place too: « sur le parvis ».
  const names = room ? namesIn(room, roomNames) : venue && room === undefined ? [venue] : [];
  return { rooms: names.map((name) => ({ name, ...(venue && { venue }) })) };
}

/** The addresses in a line, each with the words behind it, or before it where those come first. */
function linksOfLine(line: string): string[] {
  const parts = line.split(/(?<=[\s,;])(?=https?:\/\/)/i);
  if (/^http/i.test(line)) return parts;
  return parts.length > 2 ? line.split(/(?<=https?:\/\/\S+)\s+/i) : [line];
}

function linksIn(cell: string, refuse: () => undefined): NonNullable<IncomingEvent['links']> {
  return cutParts(cell, /\n+|\s*;\s+/)
    .flatMap(linksOfLine)
    .flatMap((part) => {
      const address =
        /https?:\/\/\S+/i.exec(part)?.[0].replace(/(?<![,;.])[,;.]+$/, '') ??
        (/^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(part) ? `https://${part}` : '');
      if (address === '') refuse();
      return address === ''
        ? []
        : [
            {
              address,
              label: part.replace(/https?:\/\/\S+/i, '').replace(/^[\s,;:–-]+|(?<![\s,;:–-])[\s,;:–-]+$/g, ''),
            },
          ];
    });
}

/** The languages in its cells; a cell with an unknown word is reported as well. */
function speechIn({ spoken, translatedInto }: Cells<EventColumn>): Partial<ReadEvent['event']> {
  const heard = spoken === undefined ? undefined : typedSpeech(spoken);
  const into = translatedInto === undefined ? undefined : typedSpeech(saysNone(translatedInto) ? '' : translatedInto);
  const unread = [heard?.isWhole === false && spoken, into?.isWhole === false && translatedInto].find(Boolean);
  return {
    ...(heard && (heard.spoken.length > 0 || spoken === '') && { spoken: heard.spoken }),
    ...(into
      ? (into.spoken.length > 0 || translatedInto === '' || saysNone(translatedInto)) && { translatedInto: into.spoken }
      : heard && heard.translatedInto.length > 0 && { translatedInto: heard.translatedInto }),
    ...(unread && { language: unread }),
  };
}
