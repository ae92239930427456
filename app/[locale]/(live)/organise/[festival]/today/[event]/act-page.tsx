import { deskPage } from '#app/_server/refusal.tsx';
import { ActPreview } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';
import { type DayProps, publishingScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import type { DayAct } from '#lib/live/day-acts-schema.ts';
import { EventHead } from './head.tsx';

type Scene = Awaited<ReturnType<typeof publishingScene>>;

/**
 * The page that says what an act would do to a séance before it is done; `ask`: which act, and what
 * it is called.
 */
export const actPage = (ask: (scene: Scene) => { act: DayAct; title: string }) =>
  deskPage(async function ActPage(props: DayProps<'event'>) {
    const scene = await publishingScene(props);
    const { act, title } = ask(scene);
    // What is typed, and what nobody chose, is no value of the form yet.
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
