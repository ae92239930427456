import { LanguageLink, SkipLink, themeLabels } from '#app/_components/site-header.tsx';
import { MenuIcon } from '#app/_ui/icons.tsx';
import { ThemeSelect } from '#app/_ui/theme-select.tsx';
import { logoOf } from '#lib/programme/logo.ts';
import { formatDateRange } from '#lib/time/format.ts';
import { FestivalBar } from './festival-bar.tsx';
import { IndexItems } from './index-links.tsx';
import { Over } from './over.tsx';
import { PageLinks, PagesBar } from './page-links.tsx';
import { Picture } from './picture.tsx';
import { PrintButton } from './print-button.tsx';
import { type Here, type Programme, pageSentences } from './programme.ts';
import { Said } from './text.tsx';

/**
 * One line on top of every page of a programme: the festival's name, which leads to its first page, the other language, and a menu of
 * what one looks for once. The four places one goes back to (`FestivalBar`) stand at the bottom of a phone, in this line on a wide screen.
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
          <span>
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

/** The festival's logo before its name, on the ground it was made for; the name says what it is. */
function Logo({ programme }: { programme: Programme }) {
  const [light, dark] = [logoOf(programme.document, 'light'), logoOf(programme.document, 'dark')];
  if (!light || !dark) return null;
  const both = { programme, sizes: '9rem', most: 480, isDecorative: true } as const;
  if (light.hash === dark.hash) {
    const ground = light.use === 'logo' ? 'on-day' : 'on-night';
    return <Picture {...both} picture={light} className={`festival-logo ${ground}`} />;
  }
  // A browser fetches the one that is shown alone.
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
