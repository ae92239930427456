import { getTranslations } from 'next-intl/server';
import { TimeRange } from '#app/_components/time.tsx';
import { PlainTable } from '#app/_ui/plain-table.tsx';
import { usualClear } from '#lib/events/running-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { Festival } from '#lib/policy.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
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
          abilities: room.abilities.length + room.lacks.length > 0 && (
            <span className="many">
              {[
                ...room.abilities.map((ability) => terms(`ability.${ability}`)),
                ...room.lacks.map((access) => terms(`lack.${access}`)),
              ].join(', ')}
            </span>
          ),
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

/** Links to a room's screen for the hall and its door signs. Only published rooms have them. */
export async function RoomInPublic({ slug, number, locale }: { slug: string; number: number; locale: Locale }) {
  const t = await getTranslations('elsewhere.desk');
  const paths = programmePaths(programmeBase(locale, slug), locale);
  const room = releasedBySlug(slug)?.document.rooms.find((one) => one.number === number);
  return (
    <section aria-labelledby="in-public">
      <h2 id="in-public" className="mb-2 text-[1.2rem]">
        {t('title')}
      </h2>
      {room ? (
        <>
          <p className="flex flex-wrap gap-x-5">
            <a className="link inline-flex min-h-11 items-center" href={paths.screen(room)}>
              {t('screen')}
            </a>
            <a className="link inline-flex min-h-11 items-center" href={`${paths.print()}#doors`}>
              {t('doors')}
            </a>
          </p>
          <p className="hint">{t('hint')}</p>
        </>
      ) : (
        <p className="hint">{t('unpublished')}</p>
      )}
    </section>
  );
}

/** The same for all rooms. Nothing before the first publication. */
export async function AllRoomsInPublic({ slug, locale }: { slug: string; locale: Locale }) {
  const t = await getTranslations('elsewhere.desk');
  if (!releasedBySlug(slug)) return null;
  return (
    <p className="mt-5">
      <a
        className="link inline-flex min-h-11 items-center"
        href={programmePaths(programmeBase(locale, slug), locale).screen()}
      >
        {t('all')}
      </a>
    </p>
  );
}
