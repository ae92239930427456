import { deskPage } from '#app/_server/site-page.tsx';
import { ActPreview } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';
import { type DayProps, publishingScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import type { DayAct } from '#lib/live/day-posts-schema.ts';
import { EventHead } from './head.tsx';

type Scene = Awaited<ReturnType<typeof publishingScene>>;

/**
 * The page that shows what an act would do to a séance before it is done; `ask` returns the act and
 * the title.
 */
export const actPage = (ask: (scene: Scene) => { act: DayAct; title: string }) =>
  deskPage(async function ActPage(props: DayProps<'event'>) {
    const scene = await publishingScene(props);
    const { act, title } = ask(scene);
    // Only what is chosen becomes a hidden field: not texts to type, nor what is not chosen yet.
    const chosen = Object.entries(act).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[`act.${name}`, value] as const] : [],
    );
    return (
      <>
        <EventHead scene={scene} act={title} />
        <Refused scene={scene} />
        <ActPreview scene={scene} act={act} values={Object.fromEntries(chosen)} label={title} />
      </>
    );
  });
