import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { DeleteUsed } from '#app/_components/records/appearances.tsx';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import { toOpen } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { removeVenue } from '#app/[locale]/(live)/organise/[festival]/venues/actions.ts';
import { RoomsTable } from '#app/[locale]/(live)/organise/[festival]/venues/rooms-table.tsx';
import { AddRooms, VenueForm } from '#app/[locale]/(live)/organise/[festival]/venues/venue-form.tsx';
import { inLocale } from '#lib/i18n/text.ts';
import { may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { venuesOf } from '#lib/venues/queries.ts';
import { newVenueValues, venueFormValues } from '#lib/venues/schema.ts';

/** The page of a venue: its form, its rooms, and how to delete it. */
const record = recordPage(
  toOpen('venue', 'settings'),
  async ({ locale, festival, segments: { venue: segment = '' } }) => {
    const venues = venuesOf(festival.id);
    const venue = recordAt(segment, (asked) => venues.find(({ number }) => number === asked));
    const t = await getTranslations('places.venues');
    const name = venue ? inLocale(venue.name, locale) : t('new');
    return { venue, others: venues.filter((one) => one !== venue), t, name };
  },
  ({ venue, others, t }, { locale, festival, slug, paths }) => {
    const mayEdit = may(festival.role, 'settings');
    const place = { locale, slug, number: venue?.number ?? null };
    return {
      back: { href: paths.section('venues'), label: t('title') },
      root: { entity: 'venue', id: venue?.id },
      messages: ['places', 'terms'],
      form: (
        <VenueForm
          key={place.number}
          place={place}
          values={venue ? venueFormValues(venue, others) : asNew(newVenueValues(others))}
          others={others.map((other) => inLocale(other.name, locale))}
          isReadOnly={!mayEdit}
        />
      ),
      beside: venue && mayEdit && (
        <DeleteUsed
          action={removeVenue.bind(null, place)}
          words="places.venues.delete"
          festival={festival}
          events={appearancesOf(festival.id, { venueId: venue.id })}
          rooms={venue.rooms.length}
          locale={locale}
        />
      ),
      below: venue && (
        <>
          <section aria-labelledby="rooms" className="card mt-5 grid gap-4 p-[clamp(1rem,2vw,1.5rem)]">
            <h2 id="rooms" className="text-[1.2rem]">
              {t('rooms')}
            </h2>
            {venue.rooms.length === 0 ? (
              <p className="text-warn">{t('noRooms')}</p>
            ) : (
              <RoomsTable venue={venue} path={paths.item('venues', venue.number)} festival={festival} locale={locale} />
            )}
            {mayEdit && (
              <IslandMessages also={['places']}>
                <AddRooms
                  key={venue.rooms.length}
                  place={{ locale, slug, number: null, venue: venue.number }}
                  language={festival.locale}
                  clientKey={randomUUID()}
                />
              </IslandMessages>
            )}
          </section>
          <PicturePanel festival={festival} of={`venue:${venue.number}`} locale={locale} />
        </>
      ),
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
