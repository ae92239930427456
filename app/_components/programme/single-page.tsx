import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { joinPaths } from '#lib/i18n/paths.ts';
import { type Bilingual, isEmpty } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { type IndexName, indexesOf, indexNames } from '#lib/programme/indexes.ts';
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

/** The title of a list of the programme. */
export function indexTitle(programme: Programme, name: IndexName): string {
  const t = pageSentences(programme);
  return name === 'themes' ? t(`indexes.${threadsIn(programme.document)}`) : t(`indexes.${name}`);
}

/** Whether the list of themes holds themes, series or both. */
function threadsIn({ themes, series }: PublicDocument) {
  if (series.length === 0) return 'themes';
  return themes.length === 0 ? 'series' : 'themesAndSeries';
}

/**
 * Links to the lists a programme has (films, people, venues, themes), and to the page to become a
 * volunteer.
 */
export function IndexItems({ programme }: { programme: Programme }) {
  const { document, locale, feeds, isServed, paths } = programme;
  const has = indexesOf(document);
  return (
    <>
      {indexNames
        .filter((name) => has[name])
        .map((name) => (
          <li key={name}>
            <a href={paths[name]()}>{indexTitle(programme, name)}</a>
          </li>
        ))}
      {document.isJoinable && !document.isOver && feeds && isServed && (
        <li>
          <a href={joinPaths(locale, document.festival.slug).page()}>{translator(locale, 'join')('title')}</a>
        </li>
      )}
    </>
  );
}

/** The id of a letter's heading in the page of a list. */
export const letterId = (letter: string) => `letter-${letter.toLowerCase()}`;

/**
 * Links to the first entry of each letter, which stay in sight. Nothing where there is only one
 * letter.
 */
export function Letters({ letters, label }: { letters: readonly string[]; label: string }) {
  if (letters.length < 2) return null;
  return (
    <nav className="letters no-print" aria-label={label}>
      <ul>
        {letters.map((letter) => (
          <li key={letter}>
            <a href={`#${letterId(letter)}`}>{letter}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
