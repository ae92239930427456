import { MAX_CAPACITY } from '#lib/events/choices.ts';
import { editedCells, filledCells, plainHeading, type Table, tableOf, unpackRows } from '#lib/exchange/files/table.ts';
import { textRows } from '#lib/exchange/files/text-files.ts';
import { languagesIn, readEventKind, readStatus, typedMinutes } from '#lib/exchange/files/typed-cells.ts';
import { endsFrom, orderOfDates, typedMoment } from '#lib/exchange/files/typed-moments.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { undefused } from '#lib/files/separated-lines.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { duration, wholeNumber } from '#lib/i18n/typed-values.ts';
import { BETWEEN, type ProgrammeColumn, programmeColumns, programmeHeadingsOf } from '#lib/open-data/programme-rows.ts';
import { cutParts, titleKey } from '#lib/search/words.ts';
import { type DayOrder, parseDayEntry } from '#lib/time/day-entry.ts';
import { onFestivalDay } from '#lib/time/festival-day.ts';
import { addMinutes, checkWallClock, minutesBetween, type WallClock } from '#lib/time/wall-clock.ts';
import { type Collector, collector, eventIds } from './collector.ts';
import {
  type Incoming,
  type IncomingContext,
  type IncomingEvent,
  type IncomingRoom,
  LONGEST_MINUTES,
  type Unread,
  uidsOf,
} from './incoming.ts';

/*
 * Reads our published programme.csv and programme.xlsx when they come back: from this festival,
 * with edits, or from another one.
 */

type Row = Partial<Record<ProgrammeColumn, string>>;
type Header = Readonly<{ locale: Locale; columns: readonly (ProgrammeColumn | null)[] }>;

/** Columns without which a line cannot be identified; half of all columns are enough otherwise. */
const NEEDED: readonly ProgrammeColumn[] = ['uid', 'title', 'start'];

/**
 * The positions of our columns in this line, and its language; null for any other list. Columns may
 * have been moved, added or removed.
 */
function headerOf(cells: readonly string[]): Header | null {
  for (const locale of locales) {
    const ours = programmeHeadingsOf(locale).map(plainHeading);
    const columns = cells.map((cell) => programmeColumns[ours.indexOf(plainHeading(cell))] ?? null);
    const known = new Set(columns.filter((column) => column !== null));
    if (NEEDED.every((column) => known.has(column)) && known.size * 2 > programmeColumns.length)
      return { locale, columns };
  }
  return null;
}

/** The language of a published programme with these headings; null for other headings. */
export const programmeTableLocale = (cells: readonly string[]): Locale | null => headerOf(cells)?.locale ?? null;

/** The data with which every line of a file is read. */
type File = Readonly<{
  header: Header;
  headings: readonly string[];
  table: Table;
  order: DayOrder | undefined;
  /** The rows, with dates in the form that we write, where they can be understood. */
  rows: readonly { line: number; row: Row; others: readonly string[] }[];
}>;

/**
 * The programme in packed rows. Of the festival's own (`standing`: the same as a CSV as it would be
 * now), only the cells that were changed; of another festival, those that are filled. A séance is
 * identified by the uid of its own festival. People subject to confirmation stay so, and facts that
 * have no field are reported.
 */
export function readProgrammeTable(
  packed: Uint8Array,
  context: IncomingContext,
  standing?: Uint8Array,
): Incoming | Unread {
  const before = standing && fileOf(textRows(standing), null);
  const there = before && 'rows' in before ? before : null;
  const file = fileOf(unpackRows(packed), there);
  if ('code' in file) return file;
  if (file.rows.length === 0) return { code: 'noEvents' };
  if (file.rows.length > MAX_OF_FILE.events) return { code: 'tooManyEvents' };
  const found = collector();
  const reader = readerOf(file, context, found, there);
  const events = reader.events();
  const exported = there && uidsOf(there.rows.map(({ row }) => row));
  return {
    source: sourceOf(file),
    title: '',
    events,
    ...found.found(),
    rooms: reader.rooms(),
    ...(exported && { exported }),
  };
}

function fileOf(rows: ReturnType<typeof textRows>, standing: File | null): File | Unread {
  const table = Array.isArray(rows) ? tableOf(rows, true) : rows;
  if ('code' in table) return { code: table.code === 'tooManyRows' ? 'tooManyEvents' : 'notRead' };
  const header = headerOf(table.header);
  if (!header) return { code: 'notRead' };
  const { columns } = header;
  const read = table.rows.map(({ line, cells }) => ({
    line,
    others: cells.filter((_, at) => columns[at] === null),
    row: Object.fromEntries(
      columns.flatMap((column, at) => (column === null ? [] : [[column, cells[at] ?? '']])),
    ) as Row,
  }));
  const moments = (column: ProgrammeColumn) => read.flatMap(({ row }) => row[column] || []);
  const days = standing?.rows.flatMap(({ row }) => row.day || []) ?? [];
  const { order } = orderOfDates([...moments('day'), ...moments('start'), ...moments('end')], {
    dates: [...new Set(days)].sort(),
    header: table.header,
    hours: [...moments('start'), ...moments('end')],
  });
  const headings = table.header.filter((_, at) => columns[at] === null);
  return { header, headings, table, order, rows: read.map((one) => ({ ...one, row: asWritten(one.row, order) })) };
}

/**
 * The festival to which its pages belong, because programmes of several festivals may be imported
 * into one.
 */
function sourceOf({ rows }: File): string {
  const slug = rows
    .map(({ row }) => /\/festivals\/([^/]+)\//.exec(row.url ?? '')?.[1])
    .find((one) => one !== undefined);
  return `programme ${slug ?? 'unnamed'}`;
}

const momentIn = (cell: string, order: DayOrder | undefined) =>
  typedMoment(cell, (text) => parseDayEntry(text, [], order));

/**
 * A row with dates and hours as in our CSV, whatever a spreadsheet did to them; midnight loses its
 * hour in some.
 */
function asWritten(row: Row, order: DayOrder | undefined): Row {
  const written = (['day', 'start', 'end'] as const).flatMap((column) => {
    const { date, time } = (row[column] && momentIn(row[column], order)) || { date: '', time: '' };
    return date === '' ? [] : [[column, column === 'day' ? date : `${date} ${time || '00:00'}`]];
  });
  return { ...row, ...Object.fromEntries(written) };
}

const partsOf = (cell: string | undefined): string[] =>
  cutParts(cell ?? '', new RegExp(`\\s*\\${BETWEEN.trim()}\\s*|\\n+`));

/**
 * Facts about copies, rooms, and prices of a day or the festival, for which a séance has no field.
 */
const WITHOUT_PLACE: readonly ProgrammeColumn[] = ['subtitles', 'access', 'offer'];

/** A line of a file with its cells. */
type Line = Readonly<{
  line: number;
  row: Row;
  /** The cells that count: of a séance of this festival, the changed ones. */
  given: Row;
  /** The séance as it was published; null for one that is not of this festival. */
  own: Row | null;
  remark: (code: string, about: string) => void;
  /** Counts a cell for which a séance has no field. */
  leave: (column: ProgrammeColumn) => void;
  /** Reports a cell that was not understood; the séance is refused. */
  refuse: (code: string, about: string) => undefined;
}>;

function readerOf(file: File, context: IncomingContext, found: Collector, standing: File | null) {
  const { header } = file;
  const { locale } = header;
  const written = new Map(standing?.rows.map(({ row }) => [row.uid ?? '', row]));
  const pairs = new Set(standing?.rows.flatMap(({ row }) => placesIn(row).map(pairOf)));
  const rooms = new Map<string, IncomingRoom>();
  const left = new Map<string, number>();
  const leave = (name: string) => left.set(name, (left.get(name) ?? 0) + 1);
  const leaveCell = (column: ProgrammeColumn) => leave(file.table.header[header.columns.indexOf(column)] ?? '');
  const tentative = ` (${wordsOf(locale).say('tentative')})`;
  const mark = `${wordsOf(locale).say('demonstrationMark')} `;
  const ids = eventIds(file.rows.map(({ row }) => ({ ids: [row.uid ?? ''], name: row.title ?? '' })));
  const lineOf = linesOf(file, written);

  function events(): IncomingEvent[] {
    const all = file.rows.flatMap(({ line, row, others }, at) => {
      const { id = '', isShared = false } = ids[at] ?? {};
      const own = lineOf.get(row.uid ?? '')?.at === at ? (written.get(row.uid ?? '') ?? null) : null;
      const isNamed = own !== null || (!isShared && Boolean(row.uid));
      if (!own && isShared) found.remark(line, 'eventIds', row.uid ?? '');
      for (const [i, cell] of others.entries()) if (cell !== '') leave(file.headings[i] ?? '');
      const given: Row = own ? changedIn(row, own) : filledCells(row);
      // A published séance that was deleted stays as cancelled in our files, although no draft
      // contains it.
      if (own && Object.keys(given).length === 0 && statusIn(row.status ?? '', locale) === 'cancelled') return [];
      const event = eventOf(line, row, given, own);
      if (event === null) return [];
      const uid = own ? row.uid : id;
      return [{ line, foreignId: uid ?? '', ...(isNamed ? { uid: row.uid } : {}), ...event } as IncomingEvent];
    });
    for (const [name, count] of left) found.remark(0, 'fieldLeft', `${name} (${count})`);
    return all;
  }

  /** Null where a cell was not understood, which is reported. */
  function eventOf(line: number, row: Row, given: Row, own: Row | null): Partial<IncomingEvent> | null {
    let isRefused = false;
    const read: Line = {
      line,
      row,
      given,
      own,
      remark: (code, about) => found.remark(line, code, about),
      leave: leaveCell,
      refuse: (code, about) => {
        isRefused = true;
        found.refuse(line, row.title ?? '', code, about);
      },
    };
    const text = (cell: string | undefined) => (cell === undefined ? undefined : { [locale]: cell });
    const title = given.title?.startsWith(mark) ? given.title.slice(mark.length).trim() : given.title;
    for (const column of WITHOUT_PLACE) if (given[column] !== undefined) leaveCell(column);
    if (given.address !== undefined && own && given.room === undefined && given.venue === undefined)
      leaveCell('address');
    const event: Partial<IncomingEvent> = {
      title: text(title),
      subtitle: text(given.subtitle),
      ...kindOf(read, locale),
      ...whenOf(read, file, context),
      ...(given.room !== undefined || given.venue !== undefined ? { rooms: roomsOf(read) } : {}),
      ...(given.people !== undefined && { people: peopleOf(line, given.people) }),
      ...(given.films !== undefined && { films: partsOf(given.films) }),
      ...(given.themes !== undefined && { themes: partsOf(given.themes) }),
      ...speechOf(read),
      ...(given.seats !== undefined && { capacity: seatsIn(given.seats, read) }),
    };
    if (isRefused) return null;
    return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));
  }

  /**
   * The keys of its rooms. If only the room was changed, it is taken to be in the same venue only
   * if that venue has such a room.
   */
  function roomsOf({ line, row, given, own }: Line): string[] {
    if (own && given.room === '') return [];
    return placesIn(row).map((place) => {
      const isPlaced = !own || given.venue !== undefined || pairs.has(pairOf(place));
      const { name, venue, address } = isPlaced ? place : { ...place, venue: '', address: '' };
      const key = `${titleKey(venue)} / ${titleKey(name) || name}`;
      if (!rooms.has(key))
        rooms.set(key, { key, foreignId: '', line, name, ...(venue && { venue }), ...(address && { address }) });
      return key;
    });
  }

  function peopleOf(line: number, cell: string): NonNullable<IncomingEvent['people']> {
    return partsOf(cell).flatMap((part) => {
      const isTentative = part.endsWith(tentative);
      const name = isTentative ? part.slice(0, -tentative.length) : part;
      const key = found.person({ name, line, ids: [] });
      return key === null ? [] : [{ key, ...(isTentative && { isTentative }) }];
    });
  }

  return { events, rooms: () => [...rooms.values()] };
}

/**
 * The cells of a séance that were changed since it was published; its uid and address are not
 * values.
 */
function changedIn({ url: _, ...row }: Row, own: Row): Row {
  // A workbook does not mark texts, so one that begins with such a mark loses it here too.
  const restored = Object.fromEntries(Object.entries(own).map(([column, cell]) => [column, undefused(cell)]));
  return editedCells<ProgrammeColumn>(
    editedCells<ProgrammeColumn>(row, () => own),
    () => restored,
  );
}

/**
 * The line of each séance of the festival: if several have the same id, because somebody copied a
 * line, the unchanged one.
 */
function linesOf({ rows }: File, written: ReadonlyMap<string, Row>) {
  const lines = new Map<string, { at: number; isSame: boolean }>();
  for (const [at, { row }] of rows.entries()) {
    const own = written.get(row.uid ?? '');
    const known = lines.get(row.uid ?? '');
    if (!own || known?.isSame) continue;
    const isSame = Object.keys(changedIn(row, own)).length === 0;
    if (!known || isSame) lines.set(row.uid ?? '', { at, isSame });
  }
  return lines;
}

/**
 * The spoken languages and those of interpretation. Where a film is shown, the spoken one may be
 * that of its copy, and is left out.
 */
function speechOf({ row: { films }, given, leave }: Line): Pick<IncomingEvent, 'spoken' | 'translatedInto'> {
  const columns = (['spoken', 'translatedInto'] as const).filter((column) => given[column] !== undefined);
  return Object.fromEntries(
    columns.flatMap((column) => {
      const { codes, unknown } = languagesIn(partsOf(given[column]).join(', '));
      const isLeft = unknown.length > 0 || (column === 'spoken' && partsOf(films).length > 0);
      if (isLeft) leave(column);
      return isLeft ? [] : [[column, codes]];
    }),
  );
}

/** An unknown type becomes the label, as in any list. */
function kindOf({ given: { kind, label }, own, refuse, remark }: Line, locale: Locale): Partial<IncomingEvent> {
  const known = kind ? readEventKind(kind) : null;
  const said = label === undefined ? undefined : { [locale]: label };
  if (!kind || known) return { ...(known && { kind: known }), label: said };
  if (own || said) return { kind: refuse('listChoice', kind), label: said };
  remark('unknownKind', kind);
  return { label: { [locale]: kind } };
}

const statuses = ['planned', 'toConfirm', 'cancelled', 'postponed'] as const;

function statusIn(cell: string, locale: Locale): (typeof statuses)[number] | null {
  const words = translator(locale, 'openData');
  return statuses.find((status) => titleKey(words(`status.${status}`)) === titleKey(cell)) ?? readStatus(cell);
}

/**
 * Its state, start and length. The start has the calendar date; the day is the festival's, and
 * counts only where there is no start, or where only the day was changed.
 */
function whenOf(line: Line, file: File, context: IncomingContext): Partial<IncomingEvent> {
  const { row, given, own, refuse } = line;
  const status = row.status ? statusIn(row.status, file.header.locale) : null;
  if (given.status && status === null) refuse('listChoice', given.status);
  const startsAt = given.status && own && status === 'postponed' ? null : startOf(line, file, context);
  const isTimed = startsAt !== undefined && startsAt !== null;
  const isPlanned = status === 'planned' || status === 'toConfirm';
  return {
    ...(given.status && status && { status: status === 'cancelled' ? 'cancelled' : 'planned' }),
    ...(startsAt !== undefined && { startsAt }),
    ...(isPlanned && (isTimed || (given.status && own)) && { timeIsToConfirm: status === 'toConfirm' }),
    minutes: lengthOf(line, startsAt ?? null, file, context),
  };
}

function startOf(
  { row, given, refuse, remark }: Line,
  { order }: File,
  { dayStartsAt }: IncomingContext,
): WallClock | null | undefined {
  if (given.start === undefined && given.day === undefined) return undefined;
  const { day = '', start = '' } = row;
  if (start === '') {
    if (day !== '') remark('noHour', day);
    return null;
  }
  const moment = momentIn(start, order);
  if (!moment?.time) return refuse('listHour', start);
  const isDaySaid = moment.date === '' || given.start === undefined;
  if (!isDaySaid) return `${moment.date}T${moment.time}`;
  const date = parseDayEntry(day, [], order);
  return date ? onFestivalDay(date, moment.time, dayStartsAt) : refuse('listDay', day);
}

/**
 * By its length, which is correct in the hour that the clocks repeat; by its end if only that was
 * changed.
 */
function lengthOf(
  { row, given, own, refuse, remark }: Line,
  startsAt: WallClock | null,
  { order }: File,
  { timeZone: zone }: IncomingContext,
): number | null | undefined {
  const from = startsAt ?? wallOf(row.start ?? '');
  if (given.minutes !== undefined) {
    const read = duration(0, LONGEST_MINUTES).safeParse(typedMinutes(given.minutes));
    if (!read.success) return refuse('listNumber', given.minutes);
    const end = own ? null : wallOf(row.end ?? '');
    const isOther = end && from && read.data !== null && addMinutes(from, read.data, zone) !== end;
    if (isOther) remark('endOtherwise', row.end ?? '');
    return read.data;
  }
  if (!given.end || !from) return undefined;
  const moment = momentIn(given.end, order);
  const end = moment?.time && checkWallClock(from, zone) !== 'skipped' ? endsFrom(from, moment, zone) : null;
  return end ? minutesBetween(from, end, zone) : refuse('listHour', given.end);
}

/** A wall clock in a cell as we write it; null for any other. */
function wallOf(cell: string): WallClock | null {
  const wall = cell.replace(' ', 'T');
  return checkWallClock(wall, 'UTC') === 'ok' ? wall : null;
}

type Place = { name: string; venue: string; address: string };

/**
 * The rooms of a line, each with its venue: a single venue applies to all, several go with the
 * rooms in order. A venue without a room is a place too.
 */
function placesIn({ room, venue, address }: Row): Place[] {
  const [names, venues, addresses] = [partsOf(room), partsOf(venue), partsOf(address)];
  const at = (all: readonly string[], i: number) => (all.length === 1 ? all[0] : all[i]) ?? '';
  return (names.length > 0 ? names : venues).map((name, i) => ({
    name,
    venue: at(venues, i),
    address: at(addresses, i),
  }));
}

const pairOf = ({ name, venue }: Place) => `${titleKey(venue)} / ${titleKey(name)}`;

function seatsIn(cell: string, { refuse }: Line): number | null | undefined {
  const read = wholeNumber(0, MAX_CAPACITY).safeParse(cell);
  return read.success ? read.data : refuse('listNumber', cell);
}
