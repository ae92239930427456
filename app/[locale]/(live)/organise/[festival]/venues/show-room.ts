import { getTranslations } from 'next-intl/server';
import type { Show } from '#lib/history/record-conflict.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatTime } from '#lib/time/format.ts';
import type { RoomInput } from '#lib/venues/schema.ts';

/** How each field of a room reads when two people wrote. */
export async function showRoom(locale: Locale): Promise<Show> {
  const terms = await getTranslations({ locale, namespace: 'terms' });
  const how: Partial<Record<keyof RoomInput, (value: never) => string>> = {
    kind: (kind: RoomInput['kind']) => terms(`roomKind.${kind}`),
    abilities: (all: RoomInput['abilities']) => all.map((ability) => terms(`ability.${ability}`)).join(', '),
    lacks: (all: RoomInput['lacks']) => all.map((access) => terms(`lack.${access}`)).join(', '),
    opensAt: (hour: string) => formatTime(hour, locale),
    closesAt: (hour: string) => formatTime(hour, locale),
  };
  return (name, value) => (how[name as keyof RoomInput] ?? String)(value as never);
}
