import { festivalDates } from '#lib/events/festival-dates.ts';
import { filmsByName } from '#lib/exchange/files/likeness.ts';
import { type Cells, editedCells, filledCells, type Table } from '#lib/exchange/files/table.ts';
import { orderOfDates, type ReadOrder } from '#lib/exchange/files/typed-moments.ts';
import { numbersOf } from '#lib/exchange/lists/column-words.ts';
import { type Mapping, readMapping } from '#lib/exchange/lists/list-columns.ts';
import { areMost, cellsOf } from '#lib/exchange/lists/list-plan.ts';
import type { KeptList } from '#lib/exchange/lists/lists.ts';
import { type Draft, type DraftEvent, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { titleKey } from '#lib/search/words.ts';
import { type DayOrder, parseDayEntry } from '#lib/time/day-entry.ts';
import { roomNameKeys } from '#lib/venues/same-room.ts';
import { cellsOfEvent, type EventColumn, eventColumns } from './event-cells.ts';
import { dayIn, type EventProblem, type EventScene, type Nights, readEventRow } from './event-row.ts';
import type {
  Incoming,
  IncomingEvent,
  IncomingPerson,
  IncomingRefusal,
  IncomingRemark,
  IncomingRoom,
} from './incoming.ts';

/** Lines with a cell that was not understood, to be corrected in place. */
type RefusedLine = { line: number; title: string; problems: EventProblem[] };
/**
 * The content of a list. `doubted`: lines that are imported but have an unknown type, one line for
 * each such word. `order` is how their dates are read, and `doubt`, where nothing decides it, a
 * date that could be read otherwise; both as the user decided, if they did.
 */
export type ReadEvents = {
  incoming: Incoming;
  refused: RefusedLine[];
  doubted: RefusedLine[];
  order: DayOrder | undefined;
  doubt: string | null;
  /** How hours before the start of the day are read, and how many there are. */
  nights: Nights;
  nightCount: number;
};

/** The error codes for cells that were not understood, by what they should contain. */
const CODES: Readonly<Record<string, string>> = {
  date: 'listDay',
  time: 'listHour',
  skippedTime: 'listHour',
  number: 'listNumber',
  choice: 'listChoice',
};

/** The columns that name a séance. */
const NAMING = ['titleFr', 'titleEn', 'films'] as const;

/**
 * The programme in a stored list, with the chosen columns and the corrected cells, for the festival
 * with these slugs.
 */
export function readEventList(
  { table, mapping, answers }: KeptList,
  draft: Draft,
  slugs: readonly string[],
): ReadEvents {
  const columns = readMapping(eventColumns, mapping, table.header.length);
  return eventsOf(table, columns, answers.mended ?? {}, draft, { ...answers, slugs });
}

/**
 * The programme in a list of séances, in the form that all files have. In a row with our number
 * only edited cells count; in another, all filled ones. A row with only a day is a heading: the
 * rows below it are on that day.
 */
export function eventsOf(
  table: Table,
  mapping: Mapping<EventColumn>,
  mended: Readonly<Record<string, Readonly<Record<string, string>>>>,
  draft: Draft,
  {
    dayOrder,
    nights: said,
    slugs = [draft.festival.slug],
  }: { dayOrder?: DayOrder | undefined; nights?: Nights | undefined; slugs?: readonly string[] } = {},
): ReadEvents {
  const index = indexDraft(draft);
  // People write « 0:30 » under the evening before; another program's export, which has its own
  // numbers, means the date.
  const nights = said ?? (mapping.includes('foreignId') ? 'date' : 'after');
  const whose = numbersOf(table.header[mapping.indexOf('number')], slugs);
  const bare: EventScene = { ...eventSceneOf(index), nights, ...(whose === 'other' && { numbers: new Set<number>() }) };
  const found = orderIn(table, mapping, bare.dates);
  const order = found.order && (dayOrder ?? found.order);
  const whole: EventScene = { ...bare, order };
  const kinds = mendedKinds(table, mapping, mended);
  const doubted = new Map<string, RefusedLine>();
  const byTypedNumber = new Map(draft.events.map((event) => [String(event.number), event]));
  const numberIn = ({ number = '' }: Cells<EventColumn>) => (whose === 'other' ? '' : number.trim());
  const numbered = (all: Cells<EventColumn>) => byTypedNumber.get(numberIn(all));
  const isNamed = (all: Cells<EventColumn>, event: DraftEvent) => {
    const names = NAMING.flatMap((column) => (all[column] ? titleKey(all[column]) : []));
    const written = cellsOfEvent(event, index, whole.findFilm, 'fr');
    return names.length === 0 || NAMING.some((column) => names.includes(titleKey(String(written[column] ?? ''))));
  };
  // Without a festival beside « Lanterne » its numbers may be those of another one.
  const isOurs =
    whose === 'own' ||
    areMost(
      table.rows.flatMap(({ cells }) => {
        const all: Cells<EventColumn> = cellsOf(cells, mapping);
        const event = numbered(all);
        return event ? isNamed(all, event) : [];
      }),
    );
  const rooms = new Map<string, IncomingRoom>();
  const people = new Map<string, IncomingPerson>();
  const events: IncomingEvent[] = [];
  const refused: RefusedLine[] = [];
  const remarks: IncomingRemark[] =
    found.doubt === null || dayOrder || !order ? [] : [{ line: 0, code: DOUBTS[order], about: found.doubt }];
  let above: string | null = null;
  /** The heading as it is written, for rows below it without an hour: they wish for that day. */
  let heading = '';
  for (const { line, cells } of table.rows) {
    const typed: Cells<EventColumn> = cellsOf(cells, mapping);
    const kind = kinds.get(titleKey(typed.kind ?? ''));
    const all: Cells<EventColumn> = { ...typed, ...(kind && { kind }), ...mended[line] };
    // Whoever corrects a date has read our sentence about its format.
    const scene = mended[line]?.day || mended[line]?.start || mended[line]?.end ? bare : whole;
    const day = dayOfHeading(cells, scene);
    if (day) {
      above = day;
      // An hour beside the day of a heading does not apply to every row below.
      const written = aloneIn(cells) ?? '';
      heading = parseDayEntry(written, scene.dates, scene.order) ? written : day;
      continue;
    }
    const ours = numbered(all);
    const own = ours && (isOurs || isNamed(all, ours)) ? ours : null;
    const number = ours && !own ? '' : numberIn(all);
    const given = own
      ? editedCells<EventColumn>(all, (locale) => cellsOfEvent(own, index, scene.findFilm, locale))
      : filledCells<EventColumn>(all);
    // In another venue the room keeps its name.
    if (given.venue && given.room === undefined && all.room) given.room = all.room;
    if (all.day) {
      above = dayIn(all.day, scene.dates, scene.order) ?? above;
      heading = '';
    }
    const isOfHeading = heading !== '' && !own && !all.start;
    const read = readEventRow(isOfHeading ? { ...given, day: heading } : given, own, scene, own ? null : above);
    const title = all.titleFr || all.titleEn || all.films || '';
    for (const remark of read.remarks) {
      remarks.push({ ...remark, line });
      const word = titleKey(remark.about);
      if (remark.code === 'unknownKind' && !doubted.has(word))
        doubted.set(word, { line, title, problems: [{ column: 'kind', cell: remark.about, error: 'choice' }] });
    }
    if (read.problems.length > 0) {
      refused.push({ line, title, problems: read.problems });
      continue;
    }
    events.push({
      line,
      foreignId: all.foreignId ?? '',
      ...read.event,
      ...(number !== '' && { number: Number(number) || 0 }),
      ...(ours && !own && { mayBe: ours.id }),
      ...(read.rooms && { rooms: read.rooms.map((room) => roomKey(rooms, room, line, own, index)) }),
      ...(read.people && {
        people: read.people.map(({ name, role }) => {
          const key = titleKey(name) || name;
          if (!people.has(key)) people.set(key, { key, foreignId: '', line, name });
          return { key, ...(role && { role }) };
        }),
      }),
    });
  }
  const incoming: Incoming = {
    source: 'list',
    title: '',
    rooms: [...rooms.values()],
    people: [...people.values()],
    events,
    remarks,
    refused: refused.flatMap(({ line, title, problems }) =>
      problems.map(
        ({ cell, error }): IncomingRefusal => ({ line, title, code: CODES[error] ?? 'listCell', about: cell }),
      ),
    ),
  };
  const nightCount = remarks.filter(({ code }) => code === 'nightAfter' || code === 'nightDate').length;
  return { incoming, refused, doubted: [...doubted.values()], order, doubt: found.doubt, nights, nightCount };
}

const DOUBTS = { 'day-first': 'dayFirst', 'month-first': 'monthFirst' } as const;

function orderIn({ header, rows }: Table, mapping: Mapping<EventColumn>, dates: readonly string[]): ReadOrder {
  const of = (...columns: EventColumn[]) =>
    rows.flatMap(({ cells }) => {
      const all = cellsOf<EventColumn>(cells, mapping);
      return columns.flatMap((column) => all[column] || []);
    });
  // A row with only a day is a heading.
  const headings = rows.flatMap(({ cells }) => aloneIn(cells) ?? []);
  return orderOfDates([...headings, ...of('day', 'start', 'end')], { dates, header, hours: of('start', 'end') });
}

/** A correction of a type applies to all lines with the same word. */
function mendedKinds(
  { rows }: Table,
  mapping: Mapping<EventColumn>,
  mended: Readonly<Record<string, Readonly<Record<string, string>>>>,
): ReadonlyMap<string, string> {
  const said = Object.values(mended).some(({ kind }) => kind);
  const words = rows.flatMap(({ line, cells }): [string, string][] => {
    const kind = said && mended[line]?.kind;
    const word = kind && cellsOf<EventColumn>(cells, mapping).kind;
    return kind && word ? [[titleKey(word), kind]] : [];
  });
  return new Map(words);
}

/** A room by its name and place; where the list has none, an existing séance keeps its room. */
function roomKey(
  rooms: Map<string, IncomingRoom>,
  { name, venue }: { name: string; venue?: string },
  line: number,
  own: DraftEvent | null,
  { rooms: known, venues }: DraftIndex,
): string {
  const venueId = known.get(own?.rooms[0]?.roomId ?? 0)?.venueId;
  const there = venues.get(venueId ?? 0)?.name;
  const isThere = [...known.values()].some(
    (room) => room.venueId === venueId && roomNameKeys(room.name).has(titleKey(name)),
  );
  const place = venue ?? (isThere ? (there?.fr ?? there?.en) : undefined);
  const key = `${titleKey(place ?? '')} / ${titleKey(name) || name}`;
  if (!rooms.has(key)) rooms.set(key, { key, foreignId: '', line, name, ...(place && { venue: place }) });
  return key;
}

/** The day of a heading such as « SAMEDI 28 NOVEMBRE » above the séances of that day. */
function dayOfHeading(cells: readonly string[], { dates, order }: EventScene): string | null {
  const only = aloneIn(cells);
  return only === undefined ? null : dayIn(only, dates, order);
}

/** The only filled cell of a row; undefined where there are more. */
const aloneIn = (cells: readonly string[]): string | undefined => {
  const [only, second] = cells.filter((cell) => cell !== '');
  return second === undefined ? only : undefined;
};

const named = (names: readonly (string | undefined)[]): ReadonlyMap<string, string> =>
  new Map(names.flatMap((name) => (name ? [[titleKey(name), name] as const] : [])));

/** The data of the festival with which a list is read. */
export function eventSceneOf({ draft }: DraftIndex): Omit<EventScene, 'nights'> {
  const { festival } = draft;
  return {
    timeZone: festival.timeZone,
    dayStartsAt: festival.dayStartsAt,
    locale: festival.locale,
    dates: festivalDates({ draft }),
    findFilm: filmsByName(draft.films),
    numbers: new Set(draft.events.map(({ number }) => number)),
    peopleNames: named(draft.people.map(({ name }) => name)),
    themeNames: named(draft.themes.flatMap(({ name }) => [name.en, name.fr])),
    roomNames: named(draft.rooms.flatMap(({ name }) => [name.en, name.fr])),
  };
}
