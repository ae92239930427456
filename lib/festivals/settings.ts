import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { events, festivals } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import {
  type Changed,
  changedSince,
  confirmSaved,
  editFacts,
  patchRoot,
  type RefusedEdit,
  type Written,
} from '#lib/history/roots.ts';
import { line, MAX_NAME } from '#lib/i18n/clean-text.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { Authorized } from '#lib/policy.ts';
import { folded } from '#lib/search/words.ts';
import { addDays, daysBetween } from '#lib/time/calendar.ts';
import type { AppearanceInput } from './appearance-schema.ts';
import { PRIVATE_DAYS } from './choices.ts';
import { type Dates, eventsOutside, type Moving, matchDays, shiftDays, unscheduleEvents } from './move-days.ts';
import { isSlugTaken } from './queries.ts';
import { type FestivalRoot, festivalKind, wasPublished } from './root.ts';
import type { FestivalInput } from './schema.ts';

/**
 * Séances would be outside the new dates, and nobody chose yet what becomes of them. `shift`: by
 * how many days everything can move so that all are inside; null when that is impossible.
 */
type OutsideEvents = { ok: false; reason: 'outside'; count: number; shift: number | null };

function refusedAddress(tx: Tx, current: FestivalRoot, { slug }: FestivalInput): RefusedEdit | undefined {
  if (slug === current.slug) return undefined;
  const refuse = (error: 'permanent' | 'taken'): RefusedEdit => ({
    ok: false,
    reason: 'fields',
    fields: { slug: error },
  });
  if (wasPublished(tx, current.id)) return refuse('permanent');
  return isSlugTaken(tx, slug, current.id) ? refuse('taken') : undefined;
}

/**
 * For how many days after its end the festival at this address keeps private data of its people;
 * the default where there is none.
 */
export const privateDaysOf = (slug: string, db: Db = getDb()): number =>
  db.select({ days: festivals.privateDays }).from(festivals).where(eq(festivals.slug, slug)).get()?.days ??
  PRIVATE_DAYS.usual;

/**
 * By how many days everything would have to move to be inside the new dates; null when moving would
 * not help.
 */
function possibleShift(tx: Tx, current: FestivalRoot, input: FestivalInput): number | null {
  const days = daysBetween(current.startsOn, input.startsOn);
  if (days === 0) return null;
  const back: Dates = { startsOn: addDays(input.startsOn, -days), endsOn: addDays(input.endsOn, -days) };
  return eventsOutside(tx, current.id, back, input.dayStartsAt).length === 0 ? days : null;
}

const isEmptyOfTimes = (tx: Tx, festivalId: number) =>
  !tx
    .select({ startsAt: events.startsAt })
    .from(events)
    .where(eq(events.festivalId, festivalId))
    .all()
    .some(({ startsAt }) => startsAt !== null);

/**
 * Adapts days and what is on them to the new dates; returns `OutsideEvents`, without writing, where
 * somebody has to choose first.
 */
function followDates(moving: Moving, current: FestivalRoot, input: FestivalInput): OutsideEvents | undefined {
  const { tx } = moving;
  const outside = eventsOutside(tx, current.id, input, input.dayStartsAt);
  const days = daysBetween(current.startsOn, input.startsOn);
  const keepsLength = daysBetween(current.startsOn, current.endsOn) === daysBetween(input.startsOn, input.endsOn);
  if (outside.length > 0) {
    const shift = possibleShift(tx, current, input);
    if (input.outside === null || (input.outside === 'shift' && shift === null))
      return { ok: false, reason: 'outside', count: outside.length, shift };
    if (input.outside === 'shift' && shift !== null) shiftDays(moving, shift, input.timeZone);
    else
      unscheduleEvents(
        moving,
        outside.map(({ id }) => id),
      );
  } else if (days !== 0 && keepsLength && isEmptyOfTimes(tx, current.id)) {
    // Nothing has a time yet, so the days keep their titles and hours under their new dates.
    shiftDays(moving, days, input.timeZone);
  }
  matchDays(moving, input);
  return undefined;
}

/** Saves the festival's looks as « Apparence » has them. */
export function editAppearance(
  festival: Authorized<'settings'>,
  input: AppearanceInput,
  now: string,
): Written | Changed<FestivalRoot> | RefusedEdit {
  const seen = { id: festival.id, version: input.version };
  return editFacts(festival, festivalKind, seen, withoutRecordFields(input), now);
}

/** Saves the festival as its form has it, with its days, in one act that one « Défaire » undoes. */
export function editFestival(
  festival: Authorized<'settings'>,
  input: FestivalInput,
  now: string,
): Written | Changed<FestivalRoot> | RefusedEdit | OutsideEvents {
  const { outside: _, ...rest } = input;
  const columns = withoutRecordFields(rest);
  return write(festival.db, (tx, batch): Written | Changed<FestivalRoot> | RefusedEdit | OutsideEvents => {
    const current = orNotFound(festivalKind.read(tx, festival.id, festival.id));
    if (current.version !== input.version) return changedSince(tx, festival, festivalKind, current, input.version);
    const refused = refusedAddress(tx, current, input);
    if (refused) return refused;
    const datesChanged = input.startsOn !== current.startsOn || input.endsOn !== current.endsOn;
    if (datesChanged || input.dayStartsAt !== current.dayStartsAt) {
      const open = followDates({ tx, festival, batch, now }, current, input);
      if (open) return open;
    }
    const saved = patchRoot(tx, festival, festivalKind, current, { verb: 'edited', batch }, now, columns);
    return saved.ok ? confirmSaved(tx, festival, festivalKind, saved, { batch }, now) : saved;
  });
}

export const removeFestivalSchema = z.object({ name: line(MAX_NAME) });

/**
 * Whether this is the festival's name in one of its languages, ignoring case and accents: it has to
 * be typed so that nobody deletes a festival by mistake.
 */
export function isNameOf({ name }: { name: Bilingual }, typed: string): boolean {
  const said = folded(typed.trim());
  return said !== '' && [name.fr, name.en].some((one) => one && folded(one.trim()) === said);
}
