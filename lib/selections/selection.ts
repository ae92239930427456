/**
 * A chosen séance: its number, and where it stood when the visitor chose it or last said « vu »
 * (`standingText`); null when nobody knew.
 */
export type Chosen = Readonly<{ number: number; seen: string | null }>;

/**
 * What a visitor chose of one festival, in the order they chose it: séances to go to, films they
 * would like to see.
 */
export type Selection = Readonly<{ events: readonly Chosen[]; films: readonly number[] }>;

export const MAX_SELECTED = { events: 200, films: 40 } as const;

export const NO_SELECTION: Selection = { events: [], films: [] };

/**
 * Where a séance stands, as one short text to compare later: its wall clock and the number of its
 * first room.
 */
export const standingText = (event: { startsAt: string | null; room: number | null }): string =>
  `${event.startsAt ?? ''}/${event.room ?? ''}`;

/** The wall clock and the room of such a text; null when it is none. */
export function readStanding(seen: string | null): { startsAt: string | null; room: number | null } | null {
  const match = STANDING.exec(seen ?? '');
  return match && { startsAt: match[1] || null, room: match[2] ? Number(match[2]) : null };
}

const STANDING = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?\/([1-9]\d{0,6})?$/;

const isNumber = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

/**
 * A selection out of whatever was kept or sent
 * (`{ events: [[12, '2026-06-06T09:30/2']], films: [4] }`). What is no number of a séance is left
 * out, what stands twice counts once, and no more than the limits are read.
 */
export function readSelection(value: unknown): Selection {
  const { events, films } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const chosen = new Map<number, Chosen>();
  for (const entry of Array.isArray(events) ? events : []) {
    const [number, seen] = Array.isArray(entry) ? entry : [entry];
    if (chosen.size >= MAX_SELECTED.events || !isNumber(number) || chosen.has(number)) continue;
    chosen.set(number, { number, seen: typeof seen === 'string' && STANDING.test(seen) ? seen : null });
  }
  const wished = new Set((Array.isArray(films) ? films : []).filter(isNumber));
  return { events: [...chosen.values()], films: [...wished].slice(0, MAX_SELECTED.films) };
}

/** The same as it is kept and sent. */
export const writeSelection = ({ events, films }: Selection) => ({
  events: events.map(({ number, seen }) => (seen === null ? [number] : [number, seen])),
  films: [...films],
});

export const hasEvent = ({ events }: Selection, number: number): boolean => events.some((one) => one.number === number);
