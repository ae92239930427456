import type { ReactNode } from 'react';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, PictureSubject, PublicDocument } from '#lib/model/documents.ts';
import { eventsOfSeries, eventsOfTheme } from '#lib/programme/around.ts';
import { isToTakePlace } from '#lib/programme/day.ts';
import { themesOfFilm } from '#lib/programme/indexes.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { CalendarLink } from './calendar-link.tsx';
import { EventLines, EventLinks, EventsByDay } from './event-links.tsx';
import { wayToFilms } from './films-page.tsx';
import { ThemeName } from './flags.tsx';
import { Offers } from './offers.tsx';
import { Picture, Plate } from './picture.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { indexTitle, SinglePage } from './single-page.tsx';
import { Prose, Said } from './text.tsx';

type Props = { programme: Programme };

/** The themes of a programme, then its series, with their texts and first séances. */
export function ThemesPage({ programme }: Props) {
  const { document, paths } = programme;
  return (
    <SinglePage programme={programme} kind="other" title={indexTitle(programme, 'themes')}>
      <ul className="threads">
        {document.themes.map((theme) => (
          <Thread
            key={theme.slug}
            programme={programme}
            of={`theme:${theme.slug}`}
            title={theme.name}
            theme={theme.slug}
            path={paths.theme(theme)}
            word={theme.introduction}
            events={eventsOfTheme(document, theme.slug)}
          >
            <ThemeName programme={programme} theme={theme} />
          </Thread>
        ))}
        {document.series.map((series) => (
          <Thread
            key={series.number}
            programme={programme}
            of={`series:${series.number}`}
            title={series.title}
            path={paths.series(series)}
            word={series.introduction}
            events={eventsOfSeries(document, series.number)}
          >
            <Said programme={programme} text={series.title} />
          </Thread>
        ))}
      </ul>
    </SinglePage>
  );
}

function Thread({
  programme,
  of,
  title,
  theme,
  path,
  word = {},
  events,
  children,
}: Props & {
  of: PictureSubject;
  title: Bilingual;
  theme?: string;
  path: string;
  word?: Bilingual | undefined;
  events: readonly DocumentEvent[];
  /** Its name. */
  children: ReactNode;
}) {
  const [motif] = picturesOn(programme.index, of, 'motif');
  return (
    <li>
      {motif ? (
        <Picture programme={programme} picture={motif} sizes="104px" most={480} isDecorative className="picture" />
      ) : (
        <Plate programme={programme} title={inLocale(title, programme.locale)} theme={theme} />
      )}
      <h2>
        <a href={path}>{children}</a>
      </h2>
      <p className="thread-count">{programme.t('seances', { count: events.filter(isToTakePlace).length })}</p>
      <Prose programme={programme} text={word} level={3} />
      <EventLines programme={programme} events={events} />
    </li>
  );
}

type ThemePageProps = { programme: Programme; theme: PublicDocument['themes'][number] };

/** The page of a theme: its séances by day, and links to the other themes. */
export function ThemePage({ programme, theme }: ThemePageProps) {
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
function FilmsOfTheme({ programme, theme }: ThemePageProps) {
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

function OtherThemes({ programme, theme }: ThemePageProps) {
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

/** The page of a series: its séances in their order, and the price of joining all of them. */
export function SeriesPage({ programme, series }: { programme: Programme; series: PublicDocument['series'][number] }) {
  const t = pageSentences(programme);
  const events = eventsOfSeries(programme.document, series.number);
  return (
    <SinglePage programme={programme} list="themes" kind="other" word={t('series')} title={series.title}>
      <Prose programme={programme} text={series.introduction} className="single-text" level={2} />
      <div className="columns">
        <div className="main-column">
          <section aria-labelledby="showings">
            <h2 id="showings">{programme.t('showings')}</h2>
            <EventLinks
              programme={programme}
              events={events}
              note={({ series: place }) => place?.position && t('part', { position: place.position })}
            />
          </section>
        </div>
        {series.offers.length > 0 && (
          <div className="side-column">
            <section aria-labelledby="offers">
              <h2 id="offers">{programme.t('offers')}</h2>
              <Offers programme={programme} offers={series.offers} />
            </section>
          </div>
        )}
      </div>
    </SinglePage>
  );
}
