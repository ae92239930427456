import type { Authorized } from '../../lib/authorized.ts';
import type { Festival } from '../../lib/festivals/access.ts';
import type { Locale } from '../../lib/i18n/locale.ts';
import { inLocale } from '../../lib/i18n/text.ts';
import { translator } from '../../lib/i18n/translator.ts';
import { formatTime, typeset } from '../../lib/time/format.ts';
import { fromInstant } from '../../lib/time/wall-clock.ts';
import { type Emergency, emergenciesOf } from '../../lib/volunteers/emergencies.ts';
import { namedRooms } from '../../lib/volunteers/plan.ts';

/** One that nobody takes care of yet, in a sentence: where and since when, and nobody's name. */
export type SaidEmergency = { id: number; sentence: string };

/** What every page of the desk says. */
export function openEmergencies(festival: Authorized<Festival, 'read'>, locale: Locale): SaidEmergency[] {
  const open = emergenciesOf(festival.id, festival.db);
  if (open.length === 0) return [];
  const rooms = namedRooms(festival.id, festival.db);
  return open.map((one) => ({
    id: one.id,
    sentence: sayEmergency(one, inLocale(rooms.get(one.roomId ?? 0)?.name, locale), festival.timeZone, locale),
  }));
}

/** Whose, where and since when. Set for reading. */
export function sayEmergency({ whose, place, at }: Emergency, room: string, zone: string, locale: Locale): string {
  const t = translator(locale, 'board');
  const where = [room, place].filter(Boolean).join(', ') || t('placeUnsaid');
  const time = formatTime(fromInstant(at, zone), locale);
  return typeset(t(`emergency.said.${whose}`, { where, time }), locale);
}
