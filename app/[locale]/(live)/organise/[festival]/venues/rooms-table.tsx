import { getTranslations } from 'next-intl/server';
import { TimeRange } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Festival } from '#lib/authorized.ts';
import { usualClear } from '#lib/events/running-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/time/format.ts';
import type { ListedVenue } from '#lib/venues/queries.ts';
import '#app/_ui/table.css';

/** The rooms of a venue: seats, the time around a séance (the festival's own where a room says nothing), what it can do. */
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
  const isNumeric = (column: (typeof columns)[number]) =>
    column === 'seats' || column === 'wheelchair' || column === 'events';
  return (
    <table className="data-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={isNumeric(column) ? 'text-right' : undefined}>
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {venue.rooms.map((room) => {
          const cells = {
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
          };
          return (
            <tr key={room.id}>
              <th scope="row">
                <Link href={`${path}/rooms/${room.number}`} className="row-link">
                  {typeset(inLocale(room.name, locale), locale)}
                </Link>
              </th>
              {columns.slice(1).map((column) => {
                const cell = cells[column as keyof typeof cells];
                return (
                  <td
                    key={column}
                    data-label={t(`columns.${column}`)}
                    className={`${isNumeric(column) ? 'num text-right' : ''} ${cell === null || cell === '' ? 'is-blank' : ''}`}
                  >
                    {cell}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
