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
import { removeRoom } from '#app/[locale]/(live)/organise/[festival]/venues/actions.ts';
import { RoomForm } from '#app/[locale]/(live)/organise/[festival]/venues/room-form.tsx';
import { RoomInPublic } from '#app/[locale]/(live)/organise/[festival]/venues/room-in-public.tsx';
import { deskPaths, numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { now } from '#lib/time/clock.ts';
import { typeset } from '#lib/time/format.ts';
import { venueByNumber } from '#lib/venues/queries.ts';
import { newRoomValues, roomFormValues } from '#lib/venues/schema.ts';

type Props = {
  params: Promise<{ locale: string; festival: string; venue: string; room: string }>;
  searchParams: Promise<{ done?: string }>;
};

const NEW = 'new';

/** The room of this venue; null for one more. A number nobody has, or a room of another venue, is 404. */
async function asked({ params }: Props) {
  const { locale: asked, festival: slug, venue: venueSegment, room: segment } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, segment === NEW ? 'settings' : 'read');
  const venue = venueByNumber(festival.id, numberOf(venueSegment) ?? 0);
  const room = venue?.rooms.find((one) => one.number === numberOf(segment)) ?? null;
  if (!venue || (!room && segment !== NEW)) notFound();
  return { locale, festival, venue, room };
}

export const generateMetadata = answeringMetadata(async (props: Props): Promise<Metadata> => {
  const { room, locale } = await asked(props);
  return { title: room ? inLocale(room.name, locale) : (await getTranslations('places.rooms'))('new') };
});

/** One room: its form, what takes place in it, and how to delete it. */
export default deskPage(async function RoomPage(props: Props) {
  const { locale, festival, venue, room } = await asked(props);
  const t = await getTranslations('places.rooms');
  const records = await getTranslations('records');
  const venues = await getTranslations('places.venues');
  const mayEdit = may(festival.role, 'settings');
  const events = room ? appearancesOf(festival.id, { roomId: room.id }) : [];
  const uses = events.length;
  return (
    <>
      <RecordHead
        back={{ href: deskPaths(locale, festival.slug).section('venues'), label: venues('title') }}
        title={room ? typeset(inLocale(room.name, locale), locale) : t('new')}
      >
        {typeset(inLocale(venue.name, locale), locale)}
      </RecordHead>
      <DoneBar festival={festival} batch={(await props.searchParams).done} now={now()} />
      <div className="record">
        <IslandMessages locale={locale} also={['places', 'terms']}>
          <RoomForm
            key={room?.number ?? NEW}
            place={{ locale, slug: festival.slug, number: room?.number ?? null, venue: venue.number }}
            values={room ? roomFormValues(room) : { ...newRoomValues, clientKey: randomUUID() }}
            defaults={{ doors: festival.doorsMinutes, clear: festival.clearMinutes }}
            dayStartsAt={festival.dayStartsAt}
            isReadOnly={!mayEdit}
          />
        </IslandMessages>
        {room && (
          <aside className="grid gap-6">
            <RoomInPublic slug={festival.slug} number={room.number} locale={locale} />
            <section aria-labelledby="where">
              <h2 id="where" className="mb-2 text-[1.2rem]">
                {records('where')}
              </h2>
              <Appearances festival={festival} events={events} locale={locale} />
            </section>
            {mayEdit && (
              <DeleteBox
                action={removeRoom.bind(null, { locale, slug: festival.slug, number: room.number })}
                title={t('delete.title')}
                submit={uses === 0 ? t('delete.submitUnused') : t('delete.submit', { count: uses })}
                uses={uses}
              >
                <p>{uses === 0 ? t('delete.unused') : t('delete.used', { count: uses })}</p>
                {uses > 0 && <Appearances festival={festival} events={events} locale={locale} />}
              </DeleteBox>
            )}
          </aside>
        )}
      </div>
    </>
  );
});
