import { locales } from '#lib/i18n/locale.ts';
import { byUid } from '#lib/model/keyed.ts';
import { isEqual, isPlainObject } from '#lib/plain-values.ts';
import type { Incoming, IncomingEvent } from './incoming.ts';

/**
 * An export of ours without everything that an export of the present programme (`standing`, in the
 * same format and language) says too: what is left was changed in the file. Needed because a format
 * says less than the programme: titles taken from films, descriptions, only the first theme and the
 * main room would look like changes of the séance.
 */
export function withoutWhatStands(incoming: Incoming, standing: Incoming): Incoming {
  const there = byUid(standing.events);
  const events = incoming.events.flatMap((event) => {
    const own = event.uid === undefined ? undefined : there.get(event.uid);
    if (!own) return event;
    const changed = changesOf(event, own);
    // A published séance that was deleted stays as cancelled in our files, although no draft
    // contains it.
    return own.status === 'cancelled' && Object.keys(changed).length === NAMED ? [] : changed;
  });
  const rooms = new Set(events.flatMap((event) => event.rooms ?? []));
  const people = new Set(events.flatMap((event) => (event.people ?? []).map(({ key }) => key)));
  const known = {
    rooms: new Set(standing.rooms.map(({ key }) => key)),
    people: new Set(standing.people.map(({ key }) => key)),
  };
  return {
    ...incoming,
    events,
    exported: uidsOf(standing.events),
    rooms: incoming.rooms.filter(({ key }) => rooms.has(key) || !known.rooms.has(key)),
    people: incoming.people.filter(({ key }) => people.has(key) || !known.people.has(key)),
  };
}

export const uidsOf = (events: readonly { uid?: string }[]): string[] => events.flatMap(({ uid }) => uid ?? []);

/** Its line and its two ids. */
const NAMED = 3;

function changesOf(event: IncomingEvent, own: IncomingEvent): IncomingEvent {
  const { line, foreignId, uid, ...said } = event;
  const before: Readonly<Record<string, unknown>> = own;
  const changed = Object.entries(said).flatMap(([field, value]) =>
    isEqual(value, before[field]) ? [] : [[field, changedIn(value, before[field])]],
  );
  return { line, foreignId, uid, ...Object.fromEntries(changed) };
}

/** For a text in two languages, the changed languages; a removed one is empty. */
function changedIn(value: unknown, before: unknown): unknown {
  if (!isPlainObject(value) || !isPlainObject(before)) return value;
  const other = locales.filter((locale) => value[locale] !== before[locale]);
  return Object.fromEntries(other.map((locale) => [locale, value[locale] ?? '']));
}
