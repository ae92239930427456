import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { type Clocks, saidInstant } from '#lib/time/format.ts';
import { type Emergency, emergenciesOf } from '#lib/volunteers/emergencies.ts';
import { readEmergencyContact } from '#lib/volunteers/emergency-contact.ts';
import { namedRooms } from '#lib/volunteers/plan.ts';

/**
 * An emergency nobody takes care of yet, as a sentence: where and since when, without names.
 * `relatives`: the link to the emergency contact of the person who told it of themselves; null
 * where the reader may not read that, or not on this day.
 */
export type SaidEmergency = { id: number; sentence: string; relatives: string | null };

/** What every page of the desk says. */
export function openEmergencies(festival: Authorized<'read'>, locale: Locale): SaidEmergency[] {
  const open = emergenciesOf(festival.id, festival.db);
  if (open.length === 0) return [];
  const rooms = namedRooms(festival.id, festival.db);
  return open.map((one) => ({
    id: one.id,
    sentence: sayEmergency(one, inLocale(rooms.get(one.roomId ?? 0)?.name, locale), festival, now(), locale),
    relatives: relativesOf(festival, one, locale),
  }));
}

function relativesOf(
  { actor, slug, role, db }: Authorized<'read'>,
  { whose, volunteerId }: Emergency,
  locale: Locale,
): string | null {
  if (whose !== 'self' || volunteerId === null || !may(role, 'health')) return null;
  const { state } = readEmergencyContact(authorizeFestival(actor, slug, 'health', db), volunteerId, now());
  return state === 'open' ? `${deskPaths(locale, slug).volunteers('people', volunteerId)}#emergency` : null;
}

/** Whose, where and since when, as it is read at `asOf` (an instant). Set for reading. */
export function sayEmergency(
  { whose, place, at }: Emergency,
  room: string,
  clocks: Clocks,
  asOf: string,
  locale: Locale,
): string {
  const t = translator(locale, 'board');
  const where = [room, place].filter(Boolean).join(', ') || t('placeUnsaid');
  return typeset(t(`emergency.said.${whose}`, { ...saidInstant(at, asOf, clocks, locale), where }), locale);
}

/** « pris en charge par … »; empty while nobody does. */
export function sayTaken({ takenAt, takenBy }: Emergency, clocks: Clocks, asOf: string, locale: Locale): string {
  const t = translator(locale, 'board');
  if (takenAt === null) return '';
  const name = takenBy || t('somebody');
  return typeset(t('emergency.taken', { ...saidInstant(takenAt, asOf, clocks, locale), name }), locale);
}
