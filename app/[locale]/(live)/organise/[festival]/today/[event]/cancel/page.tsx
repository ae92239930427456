import { deskPage } from '#app/_server/refusal.tsx';
import { titled } from '#app/_server/titled.ts';
import { EventHead } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { ActPreview } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/refused.tsx';
import { type DayProps, publishingScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';

export const generateMetadata = titled('board', 'change.cancel');

/** What cancelling would do. */
export default deskPage(async function CancelPage(props: DayProps<'event'>) {
  const scene = await publishingScene(props);
  const { event, words } = scene;
  const act = { act: 'cancel', event: event.number, reason: {} } as const;
  const title = words.t('preview.cancel');
  return (
    <>
      <EventHead scene={scene} act={title} />
      <Refused scene={scene} />
      <ActPreview scene={scene} act={act} values={{ 'act.act': 'cancel', 'act.event': event.number }} label={title} />
    </>
  );
});
