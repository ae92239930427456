import type { ReactNode } from 'react';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, PictureSubject } from '#lib/model/documents.ts';
import { eventsOfSeries, eventsOfTheme } from '#lib/programme/around.ts';
import { isToTakePlace } from '#lib/programme/day.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { EventLines } from './event-lines.tsx';
import { indexTitle } from './index-links.tsx';
import { Picture } from './picture.tsx';
import { Plate } from './plate.tsx';
import type { Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose, Said } from './text.tsx';
import { ThemeName } from './theme-name.tsx';

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
