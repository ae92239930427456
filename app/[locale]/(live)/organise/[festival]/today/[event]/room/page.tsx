import { notFound } from 'next/navigation';
import { deskPage } from '#app/_server/refusal.tsx';
import { titled } from '#app/_server/titled.ts';
import { EventHead } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { ActPreview } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/refused.tsx';
import { type DayProps, publishingScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { roomsApartIn } from '#lib/programme/place.ts';

export const generateMetadata = titled('board', 'change.room');

/** What another room would do. */
export default deskPage(async function RoomPage(props: DayProps<'event'>) {
  const scene = await publishingScene(props);
  const { event, words, document, board, query } = scene;
  const room = roomsApartIn(document).get(Number(query.to));
  const id = board.roomIds.get(room?.number ?? 0);
  if (!room || id === undefined) notFound();
  const title = words.t('preview.room', { room: words.text(room.name) });
  return (
    <>
      <EventHead scene={scene} act={title} />
      <Refused scene={scene} />
      <ActPreview
        scene={scene}
        act={{ act: 'room', event: event.number, room: id }}
        values={{ 'act.act': 'room', 'act.event': event.number, 'act.room': id }}
        label={title}
      />
    </>
  );
});
