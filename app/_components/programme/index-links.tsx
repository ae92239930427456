import { joinPaths } from '#lib/i18n/paths.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { type IndexName, indexesOf, indexNames } from '#lib/programme/indexes.ts';
import { type Programme, pageSentences } from './programme.ts';

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
