import { write } from '#db/client.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { patchRoot } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { type DraftEvent, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Authorized } from '#lib/policy.ts';
import type { GridAct } from './acts-schema.ts';
import { conflictsOf } from './conflicts.ts';
import { actKey, patchOf } from './fix-acts.ts';
import { mainRoomOf, moved, resized } from './placing.ts';
import { indexAhead, preparedOf } from './prepared.ts';
import { eventKind, readEvent } from './root.ts';
import { runningOrderOf } from './running-order.ts';
import { warningKey } from './warning.ts';
import { actsOf, type WarningFix } from './warning-fixes.ts';

/*
 * The three ways in which a proposed fix is done: as a post of the grid, as a link to a page, or
 * by the button under a warning.
 */

/**
 * The act that a grid posts for a fix; null when the fix has a page of its own, or when no act of a
 * grid does exactly what the fix says.
 */
export function fixPost(fix: WarningFix, index: DraftIndex): GridAct | null {
  switch (fix.kind) {
    case 'move-event':
    case 'change-room':
    case 'swap-rooms':
      return placed(patchOf(fix, index), index);
    case 'shorten-item':
    case 'lengthen-item':
    case 'move-end':
      return stretched(patchOf(fix, index), index);
    default:
      return null;
  }
}

/**
 * A move act, if it results in the rooms and the fixed end of the fix: a move act never changes the
 * rooms a séance is relayed to.
 */
function placed(after: readonly DraftEvent[], index: DraftIndex): GridAct | null {
  const { timeZone } = index.draft.festival;
  const isSayable = after.every((event) => {
    const before = index.events.get(event.id);
    const to = { startsAt: event.startsAt, roomId: mainRoomOf(event) };
    const said = before && moved(before, to, timeZone);
    return said?.publicEndFixed === event.publicEndFixed && isEqual(said.rooms, event.rooms);
  });
  if (after.length === 0 || !isSayable) return null;
  return {
    act: 'move',
    events: after.map((event) => ({
      id: event.id,
      version: event.version,
      startsAt: event.startsAt,
      roomId: mainRoomOf(event),
    })),
  };
}

/** A resize act, if the server would change the same part as the fix does. */
function stretched([after]: readonly DraftEvent[], index: DraftIndex): GridAct | null {
  const before = index.events.get(after?.id ?? 0);
  const end = after && runningOrderOf(after, index).publicEnd;
  if (!before || !end) return null;
  const said = resized(before, end, index);
  if (!said.ok) return null;
  const items = before.items.map((item) =>
    item.id === said.item?.id ? { ...item, minutes: said.item.minutes } : item,
  );
  const lengths = (event: DraftEvent) =>
    JSON.stringify(runningOrderOf(event, index).items.map(({ minutes }) => minutes));
  if (lengths({ ...before, publicEndFixed: said.publicEndFixed, items }) !== lengths(after)) return null;
  return { act: 'resize', id: after.id, version: after.version, end };
}

/** The page of the desk on which a fix is done by hand. */
export function fixPath(fix: WarningFix, index: DraftIndex, locale: Locale, slug: string): string {
  const paths = deskPaths(locale, slug);
  const number = (found: { number: number } | undefined) => found?.number ?? 0;
  switch (fix.kind) {
    case 'open-film':
      return paths.item('films', number(index.films.get(fix.filmId)));
    case 'open-person':
      return paths.item('people', number(index.people.get(fix.personId)));
    case 'open-room': {
      const room = index.rooms.get(fix.roomId);
      const venue = index.venues.get(room?.venueId ?? 0);
      return `${paths.item('venues', number(venue))}/rooms/${number(room)}`;
    }
    case 'set-rights':
      return paths.section('films');
    case 'swap-rooms':
      return paths.item('events', number(index.events.get(fix.eventIds[0])));
    default:
      return paths.item('events', number(index.events.get(fix.eventId)));
  }
}

/**
 * Does what the button under a warning said, in one batch. The warning and its fixes are computed
 * anew: when the fix is no longer among them, somebody changed the programme since the button was
 * drawn, and nothing is written.
 */
export function applyAct(
  festival: Authorized<'schedule'>,
  asked: { warning: string; act: string },
  now: string,
): { ok: true; batch: string } | { ok: false; reason: 'changed' } {
  return write(festival.db, (tx, batch) => {
    const index = indexAhead(indexDraft(loadDraft(festival.id, tx)), now);
    const warning = conflictsOf(preparedOf(index)).find((one) => warningKey(one) === asked.warning);
    const act = warning && actsOf(warning, index).find((one) => actKey(one) === asked.act);
    if (!act) return { ok: false, reason: 'changed' };
    const verb = act.kind === 'move-event' ? 'moved' : 'edited';
    for (const next of patchOf(act, index)) {
      const before = readEvent(tx, festival.id, next.id);
      if (!before) return { ok: false, reason: 'changed' };
      const { startsAt, publicEndFixed, timeIsSuggested, timeIsToConfirm, rooms, items } = next;
      const placed = { startsAt, publicEndFixed, timeIsSuggested, timeIsToConfirm, rooms, items };
      patchRoot(tx, festival, eventKind, before, { verb, batch }, now, placed);
    }
    return { ok: true, batch };
  });
}
