import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Appearances } from '#app/_components/records/appearances.tsx';
import { DeleteBox } from '#app/_components/records/delete-box.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { gate } from '#app/_server/gate.ts';
import { answeringMetadata, deskPage } from '#app/_server/refusal.tsx';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import { removeVenue } from '#app/[locale]/(live)/organise/[festival]/venues/actions.ts';
import { VenueForm } from '#app/[locale]/(live)/organise/[festival]/venues/venue-form.tsx';
import { deskPaths, numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { now } from '#lib/time/clock.ts';
import { typeset } from '#lib/time/format.ts';
import { venuesOf } from '#lib/venues/queries.ts';
import { newVenueValues, venueFormValues } from '#lib/venues/schema.ts';

type Props = {
  params: Promise<{ locale: string; festival: string; venue: string }>;
  searchParams: Promise<{ done?: string }>;
};

const NEW = 'new';

/** The venue of this address; null for one more. A number nobody has is 404. */
async function asked({ params }: Props) {
  const { locale: asked, festival: slug, venue: segment } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, segment === NEW ? 'settings' : 'read');
  const venues = venuesOf(festival.id);
  const number = numberOf(segment);
  const venue = venues.find((one) => one.number === number) ?? null;
  if (!venue && segment !== NEW) notFound();
  return { locale, festival, venue, others: venues.filter((one) => one !== venue) };
}

export const generateMetadata = answeringMetadata(async (props: Props): Promise<Metadata> => {
  const { venue, locale } = await asked(props);
  return { title: venue ? inLocale(venue.name, locale) : (await getTranslations('places.venues'))('new') };
});

/** One venue: its form, and how to delete it. */
export default deskPage(async function VenuePage(props: Props) {
  const { locale, festival, venue, others } = await asked(props);
  const t = await getTranslations('places.venues');
  const mayEdit = may(festival.role, 'settings');
  const events = venue ? appearancesOf(festival.id, { venueId: venue.id }) : [];
  const uses = events.length;
  const counts = { rooms: venue?.rooms.length ?? 0, count: uses };
  return (
    <>
      <RecordHead
        back={{ href: deskPaths(locale, festival.slug).section('venues'), label: t('title') }}
        title={venue ? typeset(inLocale(venue.name, locale), locale) : t('new')}
      />
      <DoneBar festival={festival} batch={(await props.searchParams).done} now={now()} />
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
            <DeleteBox
              action={removeVenue.bind(null, { locale, slug: festival.slug, number: venue.number })}
              title={t('delete.title')}
              submit={uses === 0 ? t('delete.submitUnused') : t('delete.submit', { count: uses })}
              uses={uses}
            >
              <p>{uses === 0 ? t('delete.unused', counts) : t('delete.used', counts)}</p>
              {uses > 0 && <Appearances festival={festival} events={events} locale={locale} />}
            </DeleteBox>
          </aside>
        )}
      </div>
    </>
  );
});
