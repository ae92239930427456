import type { PublicDocument } from '#lib/model/documents.ts';
import { eventsOfTheme } from '#lib/programme/around.ts';
import { themesOfFilm } from '#lib/programme/indexes.ts';
import { CalendarLink } from './calendar-link.tsx';
import { EventsByDay } from './event-links.tsx';
import { wayToFilms } from './films-page.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose } from './text.tsx';
import { ThemeName } from './theme-name.tsx';

type Props = { programme: Programme; theme: PublicDocument['themes'][number] };

/** The page of a theme: its séances by day, and links to the other themes. */
export function ThemePage({ programme, theme }: Props) {
  const { document } = programme;
  const t = pageSentences(programme);
  const events = eventsOfTheme(document, theme.slug);
  return (
    <SinglePage programme={programme} list="themes" kind="other" word={t('theme')} title={theme.name}>
      <Prose programme={programme} text={theme.introduction ?? {}} className="single-text" level={2} />
      <div className="columns">
        <div className="main-column">
          {events.length === 0 && <p className="hint">{t('noEventsOfTheme')}</p>}
          <EventsByDay programme={programme} events={events} />
        </div>
        <div className="side-column">
          <CalendarLink
            programme={programme}
            path={(feeds) => feeds.theme(theme.slug)}
            name={programme.say(theme.name)}
          />
          <FilmsOfTheme programme={programme} theme={theme} />
          <OtherThemes programme={programme} theme={theme} />
        </div>
      </div>
    </SinglePage>
  );
}

/** A link to its films, where it has some. */
function FilmsOfTheme({ programme, theme }: Props) {
  const { document } = programme;
  if (!document.films.some(({ number }) => themesOfFilm(document, number).includes(theme.slug))) return null;
  return (
    <p className="no-print">
      <a className="link" href={wayToFilms(programme, 'by-theme', theme.slug)}>
        {pageSentences(programme)('indexes.filmsOfTheme')}
      </a>
    </p>
  );
}

function OtherThemes({ programme, theme }: Props) {
  const others = programme.document.themes.filter(({ slug }) => slug !== theme.slug);
  if (others.length === 0) return null;
  return (
    <nav aria-labelledby="others">
      <h2 id="others">{pageSentences(programme)('otherThemes')}</h2>
      <ul className="ways">
        {others.map((other) => (
          <li key={other.slug}>
            <a href={programme.paths.theme(other)}>
              <ThemeName programme={programme} theme={other} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
