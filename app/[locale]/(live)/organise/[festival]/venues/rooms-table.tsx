import { getTranslations } from 'next-intl/server';
import { TimeRange } from '#app/_components/time.tsx';
import { PlainTable } from '#app/_ui/plain-table.tsx';
import { usualClear } from '#lib/events/running-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { Festival } from '#lib/policy.ts';
import type { ListedVenue } from '#lib/venues/queries.ts';

/**
 * The rooms of a venue: seats, the time before and after a séance (the festival's default where a
 * room has none), equipment.
 */
export async function RoomsTable({
  venue,
  path,
  festival,
  locale,
}: {
  venue: ListedVenue;
  path: string;
  festival: Pick<Festival, 'doorsMinutes' | 'clearMinutes' | 'opensAt' | 'closesAt'>;
  locale: Locale;
}) {
  const t = await getTranslations('places.rooms');
  const terms = await getTranslations('terms');
  const columns = ['room', 'kind', 'seats', 'wheelchair', 'times', 'abilities', 'hours', 'events'] as const;
  const numeric: readonly string[] = ['seats', 'wheelchair', 'events'];
  return (
    <PlainTable
      columns={columns.map((key) => ({ key, label: t(`columns.${key}`), isNumeric: numeric.includes(key) }))}
      rows={venue.rooms.map((room) => ({
        key: room.id,
        href: `${path}/rooms/${room.number}`,
        cells: {
          room: typesetIn(room.name, locale),
          kind: terms(`roomKind.${room.kind}`),
          seats: room.seats,
          wheelchair: room.wheelchairPlaces,
          times: t('times', {
            doors: room.doorsMinutes ?? festival.doorsMinutes,
            clear: room.clearMinutes ?? usualClear(festival.clearMinutes, room.seats),
          }),
          abilities: [
            ...room.abilities.map((ability) => terms(`ability.${ability}`)),
            ...room.lacks.map((access) => terms(`lack.${access}`)),
          ].join(', '),
          hours: (room.opensAt ?? room.closesAt) && (
            <TimeRange
              from={room.opensAt ?? festival.opensAt}
              to={room.closesAt ?? festival.closesAt}
              locale={locale}
            />
          ),
          events: room.events || '–',
        },
      }))}
    />
  );
}
