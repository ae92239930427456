import { MapPin, Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { carriedMarks } from '#app/[locale]/(live)/organise/[festival]/carried/carried.tsx';
import { ListPage } from '#app/[locale]/(live)/organise/[festival]/list-page.tsx';
import { ListWays } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { listAsTable } from '#app/[locale]/(live)/organise/[festival]/table/table-view.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { type Festival, may } from '#lib/policy.ts';
import { formatDuration } from '#lib/time/format.ts';
import { type ListedVenue, venuesOf } from '#lib/venues/queries.ts';
import { AllRoomsInPublic, RoomsTable } from './rooms-table.tsx';

export const generateMetadata = titled('places.venues', 'title');

/** The venues of the festival, each with its rooms. */
export default festivalPage('read', async function VenuesPage(at) {
  const { locale, festival, paths } = at;
  const t = await getTranslations('places.venues');
  const venues = venuesOf(festival.id);
  const markOf = await carriedMarks({ festival, locale }, 'venue');
  const rooms = venues.reduce((sum, venue) => sum + venue.rooms.length, 0);
  const mayEdit = may(festival.role, 'settings');
  const add = mayEdit ? { href: paths.item('venues', 'new'), label: t('add') } : undefined;
  return (
    <>
      <ListPage
        at={at}
        title={t('title')}
        count={t('count', { venues: venues.length, rooms })}
        add={add}
        asTable={venues.length > 0 ? await listAsTable('rooms', at, t('title'), paths.section('venues')) : null}
        ways={<ListWays list="rooms" slug={festival.slug} locale={locale} mayImport={mayEdit} isEmpty={rooms === 0} />}
        carried="venue"
        empty={venues.length === 0 ? { title: t('empty.title'), text: t('empty.text') } : null}
      >
        <div className="grid gap-5">
          {venues.map((venue) => (
            <VenueCard
              key={venue.id}
              venue={venue}
              others={venues}
              festival={festival}
              locale={locale}
              mayEdit={mayEdit}
              mark={markOf(venue.id)}
            />
          ))}
        </div>
      </ListPage>
      {rooms > 0 && <AllRoomsInPublic slug={festival.slug} locale={locale} />}
    </>
  );
});

async function VenueCard({
  venue,
  others,
  festival,
  locale,
  mayEdit,
  mark,
}: {
  venue: ListedVenue;
  others: readonly ListedVenue[];
  festival: Festival;
  locale: Locale;
  mayEdit: boolean;
  mark: string | null;
}) {
  const t = await getTranslations('places.venues');
  const path = deskPaths(locale, festival.slug).item('venues', venue.number);
  const nameOf = (id: number) => inLocale(others.find((other) => other.id === id)?.name, locale);
  const heading = `venue-${venue.number}`;
  return (
    <section aria-labelledby={heading} className="card p-[clamp(1rem,2vw,1.5rem)]">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div>
          <h2 id={heading}>
            <Link href={path} className="no-underline hover:underline">
              {typesetIn(venue.name, locale)}
            </Link>
          </h2>
          <p className="mt-1 flex items-start gap-1.5 text-soft">
            <MapPin aria-hidden size={18} className="mt-1 flex-none" />
            <span className="whitespace-pre-line">
              {venue.address || <span className="text-warn">{t('noAddress')}</span>}
            </span>
          </p>
          {mark && <p className="text-warn">{mark}</p>}
          {venue.walks.map((walk) => (
            <p key={walk.venueId} className="text-soft">
              {typeset(
                t('walk', { walk: formatDuration(walk.minutes, locale, 'hours'), venue: nameOf(walk.venueId) }),
                locale,
              )}
            </p>
          ))}
        </div>
        {mayEdit && (
          <Link href={`${path}/rooms/new`} className="btn">
            <Plus aria-hidden size={18} />
            {t('addRoom')}
          </Link>
        )}
      </div>
      <div className="mt-4">
        {venue.rooms.length === 0 ? (
          <p className="text-warn">{t('noRooms')}</p>
        ) : (
          <RoomsTable venue={venue} path={path} festival={festival} locale={locale} />
        )}
      </div>
    </section>
  );
}
