import type { ReactNode } from 'react';
import { selectionWordsOf } from '#app/_components/selection/words-of.ts';
import { ClockIcon, ListIcon, SearchIcon } from '#app/_ui/icons.tsx';
import { elsewhereSentences, type Here, type Programme } from './programme.ts';

/** The four places a visitor goes back to, without the one of now once it is over. Nothing in a preview or in plain files, which have one of them. */
export function FestivalBar({ programme, here }: { programme: Programme; here: Here }) {
  const { feeds, isServed, paths, t, f, locale, document } = programme;
  if (!feeds || !isServed) return null;
  const at = here(paths).replace(/\?.*$/, '');
  const below: Readonly<Record<string, readonly string[]>> = {
    [paths.home()]: [`${paths.home()}/days/`, `${paths.home()}/events/`],
    [paths.now()]: [`${paths.now()}/`],
  };
  const isBelow = (path: string) => below[path]?.some((start) => at.startsWith(start));
  const place = (path: string, icon: ReactNode, word: ReactNode) => (
    <li>
      <a href={path} aria-current={at === path ? 'page' : isBelow(path) ? 'true' : undefined}>
        {icon}
        {word}
      </a>
    </li>
  );
  return (
    <nav className="festival-bar" aria-label={t('places')}>
      <ul>
        {place(paths.home(), <ListIcon size={22} />, t('programme'))}
        {!document.isOver && place(paths.now(), <ClockIcon size={22} />, elsewhereSentences(programme)('now.running'))}
        {place(
          paths.my(),
          <span className="festival-bar-star" />,
          <>
            {selectionWordsOf(locale).title} <span data-my-count="" className="num" />
          </>,
        )}
        {place(paths.search(), <SearchIcon size={22} />, f('search'))}
      </ul>
    </nav>
  );
}
