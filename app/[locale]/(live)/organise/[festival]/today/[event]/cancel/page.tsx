import { deskPage } from '#app/_server/refusal.tsx';
import { titled } from '#app/_server/titled.ts';
import { EventHead } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { ActPreview } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/refused.tsx';
import { publishingScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';

type Props = {
  params: Promise<{ locale: string; festival: string; event: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = titled('board', 'change.cancel');

/** What cancelling would do. */
export default deskPage(async function CancelPage({ params, searchParams }: Props) {
  const scene = await publishingScene(params);
  const query = await searchParams;
  const { event, words } = scene;
  const act = { act: 'cancel', event: event.number, reason: {} } as const;
  const title = words.t('preview.cancel');
  return (
    <>
      <EventHead scene={scene} act={title} />
      <Refused query={query} scene={scene} />
      <ActPreview scene={scene} act={act} values={{ 'act.act': 'cancel', 'act.event': event.number }} label={title} />
    </>
  );
});
