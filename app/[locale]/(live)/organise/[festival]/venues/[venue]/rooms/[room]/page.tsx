import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Where } from '#app/_components/records/appearances.tsx';
import { DeleteUsed } from '#app/_components/records/delete-used.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, NEW, type Opened, toOpen } from '#app/_server/festival-page.tsx';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { removeRoom } from '#app/[locale]/(live)/organise/[festival]/venues/actions.ts';
import { RoomForm } from '#app/[locale]/(live)/organise/[festival]/venues/room-form.tsx';
import { RoomInPublic } from '#app/[locale]/(live)/organise/[festival]/venues/room-in-public.tsx';
import { usualClear } from '#lib/events/running-order.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { typeset } from '#lib/time/format.ts';
import { venueByNumber } from '#lib/venues/queries.ts';
import { newRoomValues, roomFormValues } from '#lib/venues/schema.ts';

/** The room of this venue; null for one more. A number nobody has, or a room of another venue, is 404. */
async function asked({
  locale,
  festival,
  segments: { venue: venueSegment = '', room: segment = '' },
}: Opened<'read' | 'settings' | 'schedule'>) {
  const venue = venueByNumber(festival.id, numberOf(venueSegment) ?? 0);
  const room = venue?.rooms.find((one) => one.number === numberOf(segment)) ?? null;
  if (!venue || (!room && segment !== NEW)) notFound();
  const t = await getTranslations('places.rooms');
  return { locale, festival, venue, room, name: room ? inLocale(room.name, locale) : t('new') };
}

export const generateMetadata = festivalTitle(toOpen('room', 'settings'), async (opened) => (await asked(opened)).name);

/** One room: its form, what takes place in it, and how to delete it. */
export default festivalPage(toOpen('room', 'settings'), async function RoomPage(opened) {
  const { locale, festival, venue, room, name } = await asked(opened);
  const venues = await getTranslations('places.venues');
  const mayEdit = may(festival.role, 'settings');
  const events = room ? appearancesOf(festival.id, { roomId: room.id }) : [];
  return (
    <>
      <RecordHead back={{ href: opened.paths.section('venues'), label: venues('title') }} title={typeset(name, locale)}>
        {typeset(inLocale(venue.name, locale), locale)}
      </RecordHead>
      <DoneBar festival={festival} batch={opened.query.done} />
      <div className="record">
        <IslandMessages locale={locale} also={['places', 'terms']}>
          <RoomForm
            key={room?.number ?? NEW}
            place={{ locale, slug: festival.slug, number: room?.number ?? null, venue: venue.number }}
            values={room ? roomFormValues(room) : { ...newRoomValues, clientKey: randomUUID() }}
            defaults={{ doors: festival.doorsMinutes, clear: usualClear(festival.clearMinutes, room?.seats ?? null) }}
            dayStartsAt={festival.dayStartsAt}
            isReadOnly={!mayEdit}
          />
        </IslandMessages>
        {room && (
          <aside className="grid gap-6">
            <RoomInPublic slug={festival.slug} number={room.number} locale={locale} />
            <Where festival={festival} events={events} locale={locale} />
            {mayEdit && (
              <DeleteUsed
                action={removeRoom.bind(null, { locale, slug: festival.slug, number: room.number })}
                words="places.rooms.delete"
                festival={festival}
                events={events}
                locale={locale}
              />
            )}
          </aside>
        )}
      </div>
      {room && <PicturePanel festival={festival} of={`room:${room.number}`} locale={locale} />}
    </>
  );
});
