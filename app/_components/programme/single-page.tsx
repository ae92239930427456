import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { type Bilingual, isEmpty } from '#lib/i18n/text.ts';
import type { IndexName } from '#lib/programme/indexes.ts';
import { type Programme, pageSentences } from './programme.ts';
import { Prose, Said } from './text.tsx';

/** The frame of a page about one thing other than a séance: the way back, its type, its name. */
export function SinglePage({
  programme,
  kind,
  word,
  title,
  titleLanguage = null,
  list,
  below,
  children,
}: {
  programme: Programme;
  /** Gives the word its colour and shape. */
  kind: string;
  word?: string;
  title: Bilingual | string;
  /** The language of the title, if it is not the page's. */
  titleLanguage?: string | null;
  /** The list it belongs to. */
  list?: IndexName;
  below?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main id="content">
      <div className="page single">
        <p className="way-back no-print">
          <a className="link" href={programme.paths.home()}>
            {programme.t('backToProgramme')}
          </a>
          {list && (
            <a className="link" href={programme.paths[list]()}>
              {pageSentences(programme)(`indexes.all.${list}`)}
            </a>
          )}
        </p>
        <header className={clsx('single-head', kind)}>
          {word && <span className={clsx('tag', kind)}>{word}</span>}
          <h1 className="event-title">
            <Said programme={programme} text={title} language={titleLanguage} />
          </h1>
          {below}
        </header>
        {children}
      </div>
    </main>
  );
}

/** What the organiser says beside what the software does. */
export const OrganiserWords = ({ programme, text }: { programme: Programme; text: Bilingual }) =>
  !isEmpty(text) && (
    <section aria-labelledby="organiser">
      <h2 id="organiser">{pageSentences(programme)('privacy.organiser')}</h2>
      <Prose programme={programme} text={text} />
    </section>
  );
