import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { emergencyContacts } from '#db/schema/index.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import type { Authorized, AuthorizedVolunteer } from '#lib/policy.ts';
import { addDays, type CivilDate } from '#lib/time/calendar.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { planOf } from './plan.ts';
import { isActive } from './planning.ts';

/*
 * Whom to call if something happens to a volunteer. Only this file reads the table, so the data can
 * reach no list, sheet, file, history or search.
 */

/** The name of the person to call, and their contact. */
type EmergencyContact = Readonly<{ name: string; contact: string }>;

/** The names of its fields in the volunteer's form. */
export const emergencyFields = { name: 'emergencyName', contact: 'emergencyContact', erase: 'emergencyErase' } as const;

/**
 * What the form says: a contact, that the stored one is to be erased, or no change. The form never
 * shows the stored contact, so empty fields keep it. A name without a contact is `unreachable`.
 */
export type SaidContact = EmergencyContact | 'erase' | 'same' | 'unreachable';

/** Reads the typed fields. */
export function emergencyContactIn(fields: URLSearchParams): SaidContact {
  const line = (field: string) => cleanLine(fields.get(field) ?? '');
  const [name, contact] = [line(emergencyFields.name), line(emergencyFields.contact)];
  if (contact !== '') return { name, contact };
  if (name !== '') return 'unreachable';
  return fields.has(emergencyFields.erase) ? 'erase' : 'same';
}

const contactOf = (db: Db | Tx, festivalId: number, volunteerId: number): EmergencyContact | null =>
  db
    .select({ name: emergencyContacts.name, contact: emergencyContacts.contact })
    .from(emergencyContacts)
    .where(and(eq(emergencyContacts.festivalId, festivalId), eq(emergencyContacts.volunteerId, volunteerId)))
    .get() ?? null;

/**
 * Whether a contact is stored for a volunteer. Their link shows only this, because coordinators
 * have the link too, at any time.
 */
export const hasEmergencyContact = (who: AuthorizedVolunteer): boolean =>
  contactOf(who.db, who.id, who.volunteer.id) !== null;

/**
 * Stores what a volunteer typed, or erases what is stored. There is no line of history, so the row
 * is the only copy.
 */
export function putEmergencyContact(tx: Tx, who: AuthorizedVolunteer, given: EmergencyContact | 'erase'): void {
  const own = { festivalId: who.id, volunteerId: who.volunteer.id };
  if (given === 'erase')
    tx.delete(emergencyContacts)
      .where(and(eq(emergencyContacts.festivalId, own.festivalId), eq(emergencyContacts.volunteerId, own.volunteerId)))
      .run();
  else
    tx.insert(emergencyContacts)
      .values({ ...own, ...given })
      .onConflictDoUpdate({ target: emergencyContacts.volunteerId, set: { ...given } })
      .run();
}

/** Whether somebody has a shift on the day before the festival, to set it up. */
function isPlacedBefore(festival: Authorized<'health'>, day: CivilDate): boolean {
  const { prepared, assignments } = planOf(festival.id, festival.db);
  return assignments.some((one) => isActive(one) && prepared.shifts.get(one.shiftId)?.day === day);
}

/**
 * What a coordinator gets: the contact on the days when it may be read, else the first day on which
 * it may; `none` where nobody typed one.
 */
export type ReadEmergencyContact =
  | { state: 'none' }
  | { state: 'closed'; from: CivilDate; until: CivilDate; isOver: boolean }
  | ({ state: 'open' } & EmergencyContact);

/**
 * Whom to call if something happens to a volunteer, for people with the permission. It may be read
 * from the first to the last festival day, in the festival's zone, and on the day before if
 * somebody has a shift then. `now` is an instant.
 */
export function readEmergencyContact(
  festival: Authorized<'health'>,
  volunteerId: number,
  now: string,
): ReadEmergencyContact {
  const given = contactOf(festival.db, festival.id, volunteerId);
  if (!given) return { state: 'none' };
  const { startsOn, endsOn: until } = festival;
  const today = dayOnAt(festival, now);
  const before = addDays(startsOn, -1);
  const from = today < startsOn && isPlacedBefore(festival, before) ? before : startsOn;
  if (from <= today && today <= until) return { state: 'open', ...given };
  return { state: 'closed', from, until, isOver: today > until };
}
