import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteUsed, Where } from '#app/_components/records/appearances.tsx';
import { toOpen } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { removeRoom } from '#app/[locale]/(live)/organise/[festival]/venues/actions.ts';
import { RoomForm } from '#app/[locale]/(live)/organise/[festival]/venues/room-form.tsx';
import { RoomInPublic } from '#app/[locale]/(live)/organise/[festival]/venues/rooms-table.tsx';
import { usualClear } from '#lib/events/running-order.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { venueByNumber } from '#lib/venues/queries.ts';
import { newRoomValues, roomFormValues } from '#lib/venues/schema.ts';

/**
 * The page of a room: its form, its séances, and how to delete it. 404 for a room of another venue.
 */
const record = recordPage(
  toOpen('room', 'settings'),
  async ({ locale, festival, segments: { venue: venueSegment = '', room: segment = '' } }) => {
    const venue = venueByNumber(festival.id, numberOf(venueSegment) ?? 0) ?? notFound();
    const room = recordAt(segment, (asked) => venue.rooms.find(({ number }) => number === asked));
    const t = await getTranslations('places.rooms');
    return { venue, room, name: room ? inLocale(room.name, locale) : t('new') };
  },
  async ({ venue, room }, { locale, festival, slug, paths }) => {
    const venues = await getTranslations('places.venues');
    const mayEdit = may(festival.role, 'settings');
    const shown = { festival, events: room ? appearancesOf(festival.id, { roomId: room.id }) : [], locale };
    const place = { locale, slug, number: room?.number ?? null };
    return {
      back: { href: paths.section('venues'), label: venues('title') },
      about: typesetIn(venue.name, locale),
      root: { entity: 'room', id: room?.id },
      messages: ['places', 'terms'],
      form: (
        <RoomForm
          key={place.number}
          place={{ ...place, venue: venue.number }}
          values={room ? roomFormValues(room, locale) : asNew(newRoomValues)}
          defaults={{ doors: festival.doorsMinutes, clear: usualClear(festival.clearMinutes, room?.seats ?? null) }}
          dayStartsAt={festival.dayStartsAt}
          isReadOnly={!mayEdit}
        />
      ),
      beside: room && (
        <>
          <RoomInPublic slug={slug} number={room.number} locale={locale} />
          <Where {...shown} />
          {mayEdit && <DeleteUsed {...shown} action={removeRoom.bind(null, place)} words="places.rooms.delete" />}
        </>
      ),
      below: room && <PicturePanel festival={festival} of={`room:${room.number}`} locale={locale} />,
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
