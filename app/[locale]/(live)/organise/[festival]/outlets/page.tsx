import { getTranslations } from 'next-intl/server';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Role } from '#lib/accounts/schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, listFilePath, programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { may } from '#lib/policy.ts';
import { releaseHistory } from '#lib/programme/released.ts';
import './outlets.css';

type Outlet = { key: string; href: string; isPublic?: boolean };

/**
 * Where a programme can be used besides its own pages, grouped by purpose. `isPublic`: it shows
 * what is published, so it is empty before.
 */
function outletsOf(locale: Locale, slug: string, role: Role): { key: string; outlets: Outlet[] }[] {
  const desk = deskPaths(locale, slug);
  const shown = programmePaths(programmeBase(locale, slug), locale);
  const isPublic = true;
  const ifMay = (permission: Parameters<typeof may>[1], outlet: Outlet) => (may(role, permission) ? [outlet] : []);
  return [
    {
      key: 'paper',
      outlets: [
        { key: 'print', href: shown.print(), isPublic },
        { key: 'qr', href: shown.qr(shown.home()), isPublic },
        ...ifMay('team-links', { key: 'roomSheets', href: desk.section('team-links') }),
        ...ifMay('volunteers', { key: 'volunteerSheets', href: desk.volunteers('print') }),
      ],
    },
    {
      key: 'hall',
      outlets: [
        { key: 'screen', href: shown.screen(), isPublic },
        { key: 'now', href: shown.now(), isPublic },
      ],
    },
    {
      key: 'sites',
      outlets: [
        { key: 'embed', href: shown.integrate(), isPublic },
        { key: 'copy', href: shown.copy(), isPublic },
        { key: 'calendars', href: shown.subscribe(), isPublic },
        ...ifMay('publish', { key: 'preview', href: `${desk.section('publish')}#preview` }),
      ],
    },
    {
      key: 'files',
      outlets: [
        { key: 'openData', href: shown.openData(), isPublic },
        ...ifMay('festival-file', { key: 'festivalFile', href: `${desk.section('settings')}#take-away` }),
        ...ifMay('settings', { key: 'template', href: desk.template() }),
      ],
    },
  ];
}

export const generateMetadata = titled('desk', 'nav.outlets');

/**
 * « Imprimer, exporter »: everything for paper, halls, other sites and files, each with a line that
 * explains it.
 */
export default festivalPage('read', async function OutletsPage({ locale, festival, slug, paths }) {
  const t = await getTranslations('desk.outlets');
  const desk = await getTranslations('desk');
  const isPublished = releaseHistory(festival.id).length > 0;
  const ofLists = await getTranslations('lists');
  const withVolunteers = may(festival.role, 'volunteers');
  const lists = (
    ['events', 'films', 'people', 'rooms', ...(withVolunteers ? (['volunteers'] as const) : [])] as const
  ).map((list) => ({ list, label: ofLists(`${list}.name`) }));
  return (
    <>
      <h1>{desk('nav.outlets')}</h1>
      <p className="mt-2 max-w-[46rem] text-soft">{t('lead')}</p>
      {!isPublished && (
        <p className="mt-4 max-w-[46rem] rounded-card bg-warn-bg px-4 py-3">
          {t('unpublished')}{' '}
          {may(festival.role, 'publish') && (
            <Link href={paths.section('publish')} className="link">
              {desk('home.unpublishedLink')}
            </Link>
          )}
        </p>
      )}
      <div className="outlets">
        {outletsOf(locale, slug, festival.role).map(({ key, outlets }) => (
          <section key={key} aria-labelledby={key} className="card">
            <h2 id={key}>{t(`sections.${key}` as 'sections.paper')}</h2>
            <ul>
              {outlets.map((outlet) => (
                <li key={outlet.key}>
                  {outlet.isPublic && !isPublished ? (
                    <b>{t(`of.${outlet.key}` as 'of.print')}</b>
                  ) : (
                    <Link href={outlet.href} className="link">
                      {t(`of.${outlet.key}` as 'of.print')}
                    </Link>
                  )}
                  <p>{t(`hints.${outlet.key}` as 'hints.print')}</p>
                </li>
              ))}
              {key === 'files' && (
                <li>
                  <b>{t('lists.title')}</b>
                  <p>{t('lists.hint')}</p>
                  <ul className="outlet-files">
                    {lists.map(({ list, label }) => (
                      <li key={list}>
                        <a href={listFilePath(slug, list, 'xlsx', locale)} download className="link">
                          {label}
                        </a>
                      </li>
                    ))}
                  </ul>
                </li>
              )}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
});
