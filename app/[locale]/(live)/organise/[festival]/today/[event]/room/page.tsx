import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { deskPage } from '../../../../../../../_server/refusal.tsx';
import { ActPreview } from '../../act-preview.tsx';
import { publishingScene } from '../../publishing.ts';
import { Refused } from '../../refused.tsx';
import { EventHead } from '../head.tsx';

type Props = {
  params: Promise<{ locale: string; festival: string; event: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board'))('change.room') };
}

/** What another room would do. */
export default deskPage(async function RoomPage({ params, searchParams }: Props) {
  const scene = await publishingScene(params);
  const query = await searchParams;
  const { event, words, document, board } = scene;
  const room = document.rooms.find(({ number }) => String(number) === query.to);
  const id = board.roomIds.get(room?.number ?? 0);
  if (!room || id === undefined) notFound();
  const title = words.t('preview.room', { room: words.text(room.name) });
  return (
    <>
      <EventHead scene={scene} act={title} />
      <Refused query={query} scene={scene} />
      <ActPreview
        scene={scene}
        act={{ act: 'room', event: event.number, room: id }}
        values={{ 'act.act': 'room', 'act.event': event.number, 'act.room': id }}
        label={title}
      />
    </>
  );
});
