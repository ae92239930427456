/**
 * What a visitor has read of a programme, kept in their browser and sent nowhere: the release whose
 * « Quoi de neuf » they last read, and the séances they have opened since. A small module, because
 * it runs in the browser.
 */
export type Read = Readonly<{
  /** Number of the release, and the ISO instant of its publication. */
  number: number;
  at: string;
  /** Of séances opened since: number → the sequence that was read. */
  events: Readonly<Record<string, number>>;
}>;

type Release = { number: number; at: string };

/**
 * The facts of a séance that its card carries. `createdAt`: when it was first public, an ISO
 * instant or the first characters of one.
 */
type Carried = { number: number; sequence: number; createdAt: string };

const MAX_EVENTS = 500;

/** The stored value; null when there is none, or it cannot be understood. */
export function parseRead(kept: string | null): Read | null {
  try {
    const { number, at, events } = JSON.parse(kept ?? '') as Partial<Read>;
    if (!Number.isInteger(number) || typeof at !== 'string' || typeof events !== 'object' || events === null)
      return null;
    return { number: number as number, at, events };
  } catch {
    return null;
  }
}

/**
 * A first visit counts everything as read: to somebody who knows nothing of the programme, nothing
 * of it is new.
 */
export const readAll = ({ number, at }: Release): Read => ({ number, at, events: {} });

export function readMark(read: Read, { number, sequence }: Carried): Read {
  const others = Object.entries(read.events).filter(([key]) => key !== String(number));
  return { ...read, events: Object.fromEntries([...others.slice(1 - MAX_EVENTS), [number, sequence]]) };
}

/** Whether a release came out that the visitor has not read about. */
export const hasNews = (read: Read, release: Release): boolean => release.number > read.number;

/** Whether a séance came or changed since the visitor read about it; null when not. */
export function markOf(read: Read, { number, sequence, createdAt }: Carried): 'new' | 'changed' | null {
  const opened = read.events[number];
  if (sequence <= Math.max(read.number, opened ?? 0)) return null;
  return opened === undefined && createdAt > read.at ? 'new' : 'changed';
}
