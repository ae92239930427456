import type { KeptList } from '#lib/exchange/lists/lists.ts';
import { MAX_SHOWN } from '#lib/exchange/lists/seen-list.ts';
import type { ReadEvents } from './event-list.ts';
import type { IncomingEvent } from './incoming.ts';

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
