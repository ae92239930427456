import { notFound } from 'next/navigation';
import { titled } from '#app/_server/live-page.tsx';
import { actPage } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';
import { filmTitle } from '#lib/films/title.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';

export const generateMetadata = titled('board', 'change.film');

/** What another film would do. */
export default actPage(({ event, words, festival, query, at }) => {
  const { draft } = frozenDraft(festival, at, festival.db);
  const film = draft.films.find(({ number }) => String(number) === query.film);
  const items = draft.events.find(({ number }) => number === event.number)?.items ?? [];
  const item = items.find(({ id }) => String(id) === query.item);
  if (!film || !item) notFound();
  return {
    act: { act: 'film', event: event.number, item: item.id, film: film.id, version: null },
    title: words.t('preview.film', { film: words.text(filmTitle(film)) }),
  };
});
