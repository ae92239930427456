import { notFound } from 'next/navigation';
import { titled } from '#app/_server/live-page.tsx';
import { actPage } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';
import { roomsApartIn } from '#lib/programme/place.ts';

export const generateMetadata = titled('board', 'change.room');

/** What another room would do. */
export default actPage(({ event, words, document, board, query }) => {
  const room = roomsApartIn(document).get(Number(query.to));
  const id = board.roomIds.get(room?.number ?? 0);
  if (!room || id === undefined) notFound();
  return {
    act: { act: 'room', event: event.number, room: id },
    title: words.t('preview.room', { room: words.text(room.name) }),
  };
});
