import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteUsed } from '#app/_components/records/delete-used.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, NEW, type Opened, toOpen } from '#app/_server/festival-page.tsx';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { removeVenue } from '#app/[locale]/(live)/organise/[festival]/venues/actions.ts';
import { AddRooms } from '#app/[locale]/(live)/organise/[festival]/venues/add-rooms.tsx';
import { RoomsTable } from '#app/[locale]/(live)/organise/[festival]/venues/rooms-table.tsx';
import { VenueForm } from '#app/[locale]/(live)/organise/[festival]/venues/venue-form.tsx';
import { numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { typeset } from '#lib/time/format.ts';
import { venuesOf } from '#lib/venues/queries.ts';
import { newVenueValues, venueFormValues } from '#lib/venues/schema.ts';

/** The venue of this address; null for one more. A number nobody has is 404. */
async function asked({
  locale,
  festival,
  segments: { venue: segment = '' },
}: Opened<'read' | 'settings' | 'schedule'>) {
  const venues = venuesOf(festival.id);
  const number = numberOf(segment);
  const venue = venues.find((one) => one.number === number) ?? null;
  if (!venue && segment !== NEW) notFound();
  const t = await getTranslations('places.venues');
  const name = venue ? inLocale(venue.name, locale) : t('new');
  return { locale, festival, venue, others: venues.filter((one) => one !== venue), t, name };
}

export const generateMetadata = festivalTitle(
  toOpen('venue', 'settings'),
  async (opened) => (await asked(opened)).name,
);

/** One venue: its form, and how to delete it. */
export default festivalPage(toOpen('venue', 'settings'), async function VenuePage(opened) {
  const { locale, festival, venue, others, t, name } = await asked(opened);
  const mayEdit = may(festival.role, 'settings');
  const events = venue ? appearancesOf(festival.id, { venueId: venue.id }) : [];
  return (
    <>
      <RecordHead back={{ href: opened.paths.section('venues'), label: t('title') }} title={typeset(name, locale)} />
      <DoneBar festival={festival} batch={opened.query.done} />
      <div className="record">
        <IslandMessages locale={locale} also={['places', 'terms']}>
          <VenueForm
            key={venue?.number ?? NEW}
            place={{ locale, slug: festival.slug, number: venue?.number ?? null }}
            values={venue ? venueFormValues(venue, others) : { ...newVenueValues(others), clientKey: randomUUID() }}
            others={others.map((other) => inLocale(other.name, locale))}
            isReadOnly={!mayEdit}
          />
        </IslandMessages>
        {venue && mayEdit && (
          <aside>
            <DeleteUsed
              action={removeVenue.bind(null, { locale, slug: festival.slug, number: venue.number })}
              words="places.venues.delete"
              festival={festival}
              events={events}
              rooms={venue.rooms.length}
              locale={locale}
            />
          </aside>
        )}
      </div>
      {venue && (
        <section aria-labelledby="rooms" className="card mt-5 grid gap-4 p-[clamp(1rem,2vw,1.5rem)]">
          <h2 id="rooms" className="text-[1.2rem]">
            {t('rooms')}
          </h2>
          {venue.rooms.length === 0 ? (
            <p className="text-warn">{t('noRooms')}</p>
          ) : (
            <RoomsTable
              venue={venue}
              path={opened.paths.item('venues', venue.number)}
              festival={festival}
              locale={locale}
            />
          )}
          {mayEdit && (
            <IslandMessages locale={locale} also={['places']}>
              <AddRooms
                key={venue.rooms.length}
                place={{ locale, slug: festival.slug, number: null, venue: venue.number }}
                language={festival.locale}
                clientKey={randomUUID()}
              />
            </IslandMessages>
          )}
        </section>
      )}
      {venue && <PicturePanel festival={festival} of={`venue:${venue.number}`} locale={locale} />}
    </>
  );
});
