import { notFound } from 'next/navigation';
import { deskPage } from '#app/_server/refusal.tsx';
import { titled } from '#app/_server/titled.ts';
import { EventHead } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { ActPreview } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/refused.tsx';
import { type DayProps, publishingScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { filmTitle } from '#lib/films/title.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';

export const generateMetadata = titled('board', 'change.film');

/** What another film would do. */
export default deskPage(async function FilmPage(props: DayProps<'event'>) {
  const scene = await publishingScene(props);
  const { event, words, festival, query, at } = scene;
  const { draft } = frozenDraft(festival, at, festival.db);
  const film = draft.films.find(({ number }) => String(number) === query.film);
  const items = draft.events.find(({ number }) => number === event.number)?.items ?? [];
  const item = items.find(({ id }) => String(id) === query.item);
  if (!film || !item) notFound();
  const title = words.t('preview.film', { film: words.text(filmTitle(film)) });
  return (
    <>
      <EventHead scene={scene} act={title} />
      <Refused scene={scene} />
      <ActPreview
        scene={scene}
        act={{ act: 'film', event: event.number, item: item.id, film: film.id, version: null }}
        values={{ 'act.act': 'film', 'act.event': event.number, 'act.item': item.id, 'act.film': film.id }}
        label={title}
      />
    </>
  );
});
