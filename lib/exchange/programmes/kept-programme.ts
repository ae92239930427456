import { write } from '#db/client.ts';
import type { ImportAnswers } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import {
  type Boxes,
  type ImportDone,
  type Importing,
  keepImport,
  keptImport,
  type Left,
  leftOf,
  noteSaid,
} from '#lib/exchange/files/kept-imports.ts';
import { MAX_SHOWN } from '#lib/exchange/lists/list-job.ts';
import { type KeptList, keptList } from '#lib/exchange/lists/lists.ts';
import { slugsEverOf } from '#lib/festivals/queries.ts';
import { onceFree } from '#lib/once-free.ts';
import type { Authorized } from '#lib/policy.ts';
import { type ReadEvents, readEventList } from './event-list.ts';
import type { IncomingEvent } from './incoming.ts';
import { outsideChoices, type ProgrammeAnswers } from './planned.ts';

/**
 * A file that waits to be imported, or the result of its import; `packed` is null once it is
 * imported.
 */
export type KeptProgramme = Readonly<{
  id: number;
  name: string;
  /** Whether it has rows of a list of séances, or a whole programme. */
  isList: boolean;
  /** Changes whenever another answer about it or its columns is stored. */
  state: string;
  packed: Buffer | null;
  said: Readonly<Record<string, string>>;
  left: Left;
  done: ImportDone | null;
}>;

/**
 * Stores what was read for a day, and returns its id. Nothing is written to the programme or the
 * history.
 */
export function keepProgramme(
  festival: Authorized<'settings'>,
  name: string,
  packed: Uint8Array,
  now: string,
): Promise<number> {
  const kept = { entity: 'programme', name, rows: Buffer.from(packed) } as const;
  return onceFree(() => write(festival.db, (tx) => keepImport(tx, festival, kept, now)));
}

/** A whole programme, or a list of séances, which is planned as one. */
const ENTITIES = ['programme', 'event'] as const;

/**
 * The file of this id that the actor uploaded for this festival; null for any other, and once it is
 * deleted.
 */
export function keptProgramme(festival: Importing, id: number): KeptProgramme | null {
  const row = keptImport(festival, id, ENTITIES);
  if (!row || (row.rows === null && !row.answers.done)) return null;
  const { name, rows: packed, answers, hasHeader, mapping } = row;
  return {
    id,
    name,
    packed,
    isList: row.entity === 'event',
    done: answers.done ?? null,
    said: answers.said ?? {},
    left: answers.left ?? {},
    state: JSON.stringify([id, answers, hasHeader, mapping]),
  };
}

/**
 * A stored list of séances, and its programme read for the present festival; null once its rows are
 * deleted.
 */
export function keptEvents(festival: Importing, id: number): (ReadEvents & { kept: KeptList }) | null {
  const kept = keptList(festival, 'event', id);
  if (!kept) return null;
  const { id: festivalId, db } = festival;
  return { kept, ...readEventList(kept, loadDraft(festivalId, db), slugsEverOf(festival, db)) };
}

/** More answers than a plan asks for on all its pages. */
const MAX_SAID = 20_000;

/** The state of boxes, ticked or not: of lines, and of fields of lines. */
type ProgrammeBoxes = Readonly<{ take: Boxes; takeFields: Readonly<Record<string, Boxes>> }>;
const noBoxes: ProgrammeBoxes = { take: {}, takeFields: {} };

/**
 * Stores answers about its plan and unticked boxes, in addition to earlier ones; an empty answer
 * removes one.
 */
export function sayOfProgramme(
  festival: Authorized<'settings'>,
  id: number,
  said: Readonly<Record<string, string>>,
  now: string,
  { take, takeFields } = noBoxes,
): void {
  write(festival.db, (tx) => {
    const row = keptImport(festival, id, ENTITIES, tx);
    if (!row) return;
    const all = Object.entries({ ...row.answers.said, ...said }).filter(([, value]) => value !== '');
    const left = Object.entries(leftOf(row.answers.left, take, takeFields));
    const answers: ImportAnswers = {
      ...row.answers,
      said: Object.fromEntries(all.slice(0, MAX_SAID)),
      left: Object.fromEntries(left.slice(0, MAX_SAID)),
    };
    noteSaid(tx, festival, id, { answers }, now);
  });
}

/** The stored answers in the form that a plan needs; invalid ones are dropped. */
export function answersOf(said: Readonly<Record<string, string>>, left: Left = {}): ProgrammeAnswers {
  const all = (key: string) => {
    const value = said[`all-${key}`];
    return value === 'same' || value === 'new' ? { [key]: value } : {};
  };
  return {
    said: new Map(Object.entries(said).filter(([name]) => /^[rped]\d+$/.test(name))),
    left: new Map(Object.entries(left)),
    all: { ...all('rooms'), ...all('people'), ...all('events') },
    place: said.place === 'own' ? 'own' : Number(said.place) || null,
    missing: said.missing === 'cancel' ? 'cancel' : 'keep',
    outside: outsideChoices.find((choice) => choice === said.outside) ?? null,
    titles: said.titles === 'text' ? 'text' : 'films',
    locked: said.locked === 'move' ? 'move' : 'keep',
    confirmation: said.confirmation === 'considered' ? 'considered' : 'confirmed',
  };
}

/** How many séances, and how many sample cells, are shown. */
const SAMPLES = 5;

/**
 * A stored list of séances as a page shows it, so that 20,000 rows need not be kept in memory nor
 * passed out of a thread.
 */
export type SeenEvents = Readonly<{
  /** Contains only the first rows. */
  kept: KeptList;
  /** How many rows it has. */
  count: number;
  /** The first lines that were not understood, and how many others there are. */
  refused: ReadEvents['refused'];
  moreRefused: number;
  /**
   * The first séances. `called`: the title in the line, because our own lists state only changed
   * cells.
   */
  events: readonly (IncomingEvent & { called: string; inRooms: readonly string[] })[];
  eventCount: number;
}> &
  Pick<ReadEvents, 'doubted' | 'order' | 'doubt' | 'nights' | 'nightCount'>;

/** As much of a list as a page shows, whatever its length. */
export function seenEvents({ kept, incoming, refused, doubted, ...read }: ReadEvents & { kept: KeptList }): SeenEvents {
  const { table, mapping } = kept;
  const at = (['titleFr', 'titleEn', 'films'] as const).map((column) => mapping.indexOf(column));
  const rooms = new Map(incoming.rooms.map(({ key, name }) => [key, name]));
  const lines = new Map(table.rows.map(({ line, cells }) => [line, cells]));
  // In a timetable grid several séances are in one line, and a cell of it is corrected once.
  const seen = new Set<number>();
  const lost = refused.filter(({ line }) => !seen.has(line) && Boolean(seen.add(line)));
  return {
    ...read,
    kept: { ...kept, table: { header: table.header, rows: table.rows.slice(0, SAMPLES) }, answers: {} },
    count: table.rows.length,
    refused: lost.slice(0, MAX_SHOWN),
    moreRefused: Math.max(0, lost.length - MAX_SHOWN),
    doubted: doubted.slice(0, MAX_SHOWN),
    events: incoming.events.slice(0, SAMPLES).map((event) => ({
      ...event,
      called: at.map((one) => lines.get(event.line)?.[one]).find(Boolean) ?? '',
      inRooms: (event.rooms ?? []).flatMap((key) => rooms.get(key) ?? []),
    })),
    eventCount: incoming.events.length,
  };
}
