import { festivalDates } from '../events/festival-dates.ts';
import type { Draft, DraftEvent, DraftIndex } from '../programme/draft.ts';
import { indexDraft } from '../programme/draft.ts';
import { cellsOfEvent } from './event-cells.ts';
import { type EventColumn, eventColumns } from './event-columns.ts';
import { dayIn, type EventProblem, type EventScene, readEvent } from './event-row.ts';
import type {
  Incoming,
  IncomingEvent,
  IncomingPerson,
  IncomingRefusal,
  IncomingRemark,
  IncomingRoom,
} from './incoming.ts';
import { titleKey } from './likeness.ts';
import { type Mapping, readMapping } from './list-columns.ts';
import type { Cells } from './list-noun.ts';
import { cellsOf } from './list-plan.ts';
import type { KeptList } from './lists.ts';
import { filmsByName } from './named-film.ts';
import type { Table } from './table.ts';
import { editedCells, filledCells } from './written-cells.ts';

/** Lines of which a cell is not understood, to be mended in place. */
export type RefusedLine = { line: number; title: string; problems: EventProblem[] };
export type ReadEvents = { incoming: Incoming; refused: RefusedLine[] };

/** What is said of cells that are not understood, by what they should have been. */
const CODES: Readonly<Record<string, string>> = {
  date: 'listDay',
  time: 'listHour',
  skippedTime: 'listHour',
  number: 'listNumber',
  choice: 'listChoice',
  language: 'listLanguage',
};

/** What a kept list says of the programme, as its columns were settled and its cells mended. */
export function readEventList({ table, mapping, answers }: KeptList, draft: Draft): ReadEvents {
  return eventsOf(table, readMapping(eventColumns, mapping, table.header.length), answers.mended ?? {}, draft);
}

/**
 * What a list of séances says, in the form that all files of a programme take. A row with our number says what somebody edited in it and nothing else; another says what is filled. A row that holds a
 * day alone is a heading: the rows below it are on that day.
 */
export function eventsOf(
  table: Table,
  mapping: Mapping<EventColumn>,
  mended: Readonly<Record<string, Readonly<Record<string, string>>>>,
  draft: Draft,
): ReadEvents {
  const index = indexDraft(draft);
  const scene = sceneOf(index);
  const byNumber = new Map(draft.events.map((event) => [String(event.number), event]));
  const rooms = new Map<string, IncomingRoom>();
  const people = new Map<string, IncomingPerson>();
  const events: IncomingEvent[] = [];
  const refused: RefusedLine[] = [];
  const remarks: IncomingRemark[] = [];
  let above: string | null = null;
  for (const { line, cells } of table.rows) {
    const all: Cells<EventColumn> = { ...cellsOf(cells, mapping), ...mended[line] };
    const heading = dayOfHeading(cells, scene.dates);
    if (heading) {
      above = heading;
      continue;
    }
    const number = (all.number ?? '').trim();
    const own = byNumber.get(number) ?? null;
    const given = own
      ? editedCells<EventColumn>(all, (locale) => cellsOfEvent(own, index, scene.findFilm, locale))
      : filledCells<EventColumn>(all);
    if (!own && all.day) above = dayIn(all.day, scene.dates) ?? above;
    const read = readEvent(given, own, scene, own ? null : above);
    const title = all.titleFr || all.titleEn || all.films || '';
    for (const remark of read.remarks) remarks.push({ ...remark, line });
    if (read.problems.length > 0) {
      refused.push({ line, title, problems: read.problems });
      continue;
    }
    events.push({
      ...{ line, foreignId: all.foreignId ?? '', ...read.event },
      ...(number !== '' && { number: Number(number) || 0 }),
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
    ...{ source: 'list', title: '', rooms: [...rooms.values()], people: [...people.values()], events, remarks },
    refused: refused.flatMap(({ line, title, problems }) =>
      problems.map(
        ({ cell, error }): IncomingRefusal => ({ line, title, code: CODES[error] ?? 'listCell', about: cell }),
      ),
    ),
  };
  return { incoming, refused };
}

/** A room by its name in its place; where the list names none, a séance that is there keeps its own. */
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
    (room) =>
      room.venueId === venueId && [room.name.fr, room.name.en].some((one) => titleKey(one ?? '') === titleKey(name)),
  );
  const place = venue ?? (isThere ? (there?.fr ?? there?.en) : undefined);
  const key = `${titleKey(place ?? '')} / ${titleKey(name) || name}`;
  if (!rooms.has(key)) rooms.set(key, { key, foreignId: '', line, name, ...(place && { venue: place }) });
  return key;
}

/** « SAMEDI 28 NOVEMBRE » over the séances of that day. */
function dayOfHeading(cells: readonly string[], dates: readonly string[]): string | null {
  const [only, second] = cells.filter((cell) => cell !== '');
  return only !== undefined && second === undefined ? dayIn(only, dates) : null;
}

const named = (names: readonly (string | undefined)[]): ReadonlyMap<string, string> =>
  new Map(names.flatMap((name) => (name ? [[titleKey(name), name] as const] : [])));

function sceneOf({ draft }: DraftIndex): EventScene {
  const { festival } = draft;
  return {
    ...{ timeZone: festival.timeZone, dayStartsAt: festival.dayStartsAt },
    dates: festivalDates({ draft }),
    findFilm: filmsByName(draft.films),
    peopleNames: named(draft.people.map(({ name }) => name)),
    themeNames: named(draft.themes.flatMap(({ name }) => [name.en, name.fr])),
    roomNames: named(draft.rooms.flatMap(({ name }) => [name.en, name.fr])),
  };
}
