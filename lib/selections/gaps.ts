import { endOf, isOpen, type Timed } from './hours.ts';
import type { TimesIndex } from './times.ts';

/** Shorter than this nothing is looked for: it is a pause. Minutes. */
const LEAST_GAP = 20;

/**
 * The séances one can still go to between two chosen ones of a day, with the ways there and on: by start, without those that only show
 * films one sees anyway.
 */
export function fitsBetween(
  index: TimesIndex,
  from: Timed,
  to: Timed,
  { chosen, now }: { chosen: ReadonlySet<number>; now: number },
): Timed[] {
  const [opens, closes] = [endOf(from), to.start];
  if (closes - opens < LEAST_GAP) return [];
  const seen = new Set([...chosen].flatMap((number) => index.event(number)?.films ?? []));
  return index.times.events.filter((event): event is Timed => {
    if (!isOpen(event, now) || event.start < opens || event.end === null || event.end > closes) return false;
    if (chosen.has(event.number)) return false;
    if (event.films.length > 0 && event.films.every((film) => seen.has(film))) return false;
    const there = index.walk(from.ends, event.begins) ?? 0;
    const on = index.walk(event.ends, to.begins) ?? 0;
    return event.start - opens >= there && closes - event.end >= on;
  });
}
