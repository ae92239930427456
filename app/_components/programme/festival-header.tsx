import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { selectionWordsOf } from '#app/_components/selection/words-of.ts';
import { LanguageLink, SkipLink, themeLabels } from '#app/_components/site-header.tsx';
import { ClockIcon, ListIcon, MenuIcon, SearchIcon } from '#app/_ui/icons.tsx';
import { ThemeSelect } from '#app/_ui/theme-select.tsx';
import type { HeadStyle } from '#lib/festivals/choices.ts';
import { logoOf, ownPicture } from '#lib/programme/pictures-on.ts';
import { formatDateRange } from '#lib/time/format.ts';
import { PageLinks, PagesBar } from './own-page.tsx';
import { Picture } from './picture.tsx';
import { PrintButton } from './print.tsx';
import { elsewhereSentences, type Here, type Programme, pageSentences } from './programme.ts';
import { IndexItems } from './single-page.tsx';
import { Prose, Said } from './text.tsx';
import { AnnouncedEdition, Over, OverSentence } from './when-and-where.tsx';

/**
 * The line on top of every page of a programme: the festival's name as a link to its first page,
 * the other language, and a menu of rarely needed pages. The four main places (`FestivalBar`) stand
 * at the bottom of a phone, and in this line on a wide screen.
 */
export function FestivalHeader({ programme, here }: { programme: Programme; here: Here }) {
  const { locale, otherPaths, paths, document } = programme;
  const { name, startsOn, endsOn } = document.festival;
  return (
    <>
      <SkipLink locale={locale} />
      <header className="festival">
        <a href={paths.home()} className="festival-name">
          <Logo programme={programme} />
          <span className="festival-said">
            <Said programme={programme} text={name} />
          </span>
        </a>
        <p className="festival-dates">
          <span>{formatDateRange(startsOn, endsOn, locale)}</span> <Over programme={programme} />
        </p>
        <FestivalBar programme={programme} here={here} />
        <LanguageLink locale={locale} otherHref={here(otherPaths)} />
        <FestivalMenu programme={programme} here={here} />
        <PagesBar programme={programme} here={here} />
      </header>
    </>
  );
}

/**
 * The festival's logo before its name, on the background it was made for; the name is its text
 * alternative.
 */
function Logo({ programme }: { programme: Programme }) {
  const [light, dark] = [logoOf(programme.document, 'light'), logoOf(programme.document, 'dark')];
  if (!light || !dark) return null;
  const both = { programme, sizes: '9rem', most: 480, isDecorative: true } as const;
  if (light.hash === dark.hash) {
    const ground = light.use === 'logo' ? 'on-day' : 'on-night';
    return <Picture {...both} picture={light} className={`festival-logo ${ground}`} />;
  }
  // Browsers load only the one that is shown.
  return (
    <>
      <Picture {...both} picture={light} className="festival-logo by-day" />
      <Picture {...both} picture={dark} className="festival-logo by-night" />
    </>
  );
}

function FestivalMenu({ programme, here }: { programme: Programme; here: Here }) {
  const { locale, paths, t, feeds, document } = programme;
  const labels = themeLabels(locale);
  return (
    <details className="festival-menu" data-island="closing">
      <summary>
        <MenuIcon size={22} />
        <span className="sr-only">{t('menu')}</span>
      </summary>
      <ul>
        <PageLinks programme={programme} isNavigation here={here} className="of-pages" />
        <IndexItems programme={programme} />
        {feeds && (
          <>
            {document.number > 1 && (
              <li>
                <a href={paths.changes()}>{pageSentences(programme)('changes.title')}</a>
              </li>
            )}
            {!document.isOver && (
              <li>
                <a href={paths.subscribe()}>{t('subscribeShort')}</a>
              </li>
            )}
            <li>
              <a href={paths.print()}>{t('print')}</a>
            </li>
          </>
        )}
        {!feeds && (
          <li>
            <PrintButton label={t('print')} />
          </li>
        )}
        <li className="festival-theme">
          <span aria-hidden="true">{labels.label}</span> <ThemeSelect labels={labels} />
        </li>
      </ul>
    </details>
  );
}

/**
 * The four main places of a visitor; without « En ce moment » once the festival is over. Nothing in
 * a preview or in plain files, which have only one of them.
 */
function FestivalBar({ programme, here }: { programme: Programme; here: Here }) {
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

const PICTURES = { picture: 'head', poster: 'poster' } as const;
const SIZES: Readonly<Record<HeadStyle, string>> = {
  letters: '',
  picture: '100vw',
  poster: '(min-width: 40rem) 16rem, 30vw',
};

/** A name of more characters than this is set smaller, or it would fill the first screen. */
const LONG = 40;

/**
 * The festival's name in large type on its first page, above the days: alone, over its picture, or
 * beside its poster.
 */
export function Hero({ programme, children }: { programme: Programme; children?: ReactNode }) {
  const { festival, venues } = programme.document;
  const { headStyle = 'letters' } = festival;
  // Without the picture it needs, the head shows only the name.
  const picture = headStyle === 'letters' ? null : ownPicture(programme.document, PICTURES[headStyle]);
  const isOver = picture?.use === 'head';
  return (
    <div className={clsx('hero', picture && `is-${picture.use}`, isOver && 'dark-room')}>
      {picture && (
        <Picture
          programme={programme}
          picture={picture}
          sizes={SIZES[headStyle]}
          fetched="first"
          isDecorative={isOver}
        />
      )}
      <h1 className={clsx('hero-name', programme.say(festival.name).length > LONG && 'is-long')}>
        <Said programme={programme} text={festival.name} />
      </h1>
      <p className="hero-meta">
        <span>{formatDateRange(festival.startsOn, festival.endsOn, programme.locale)}</span>
        {venues.slice(0, 4).map((venue) => (
          <a key={venue.number} href={programme.paths.venue(venue)}>
            <Said programme={programme} text={venue.name} />
          </a>
        ))}
      </p>
      <OverSentence programme={programme} className="hero-over" />
      <AnnouncedEdition programme={programme} className="hero-over" />
      <Prose programme={programme} text={festival.introduction} className="hero-introduction" level={2} />
      {children}
    </div>
  );
}
