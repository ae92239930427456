import { getTranslations } from 'next-intl/server';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { Link } from '#app/_ui/link.tsx';
import '#app/_components/programme/qr-code.css';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import { festivalPage, type Opened, titled } from '#app/_server/live-page.tsx';
import { CopyField } from '#app/_ui/copy.tsx';
import { joinPaths } from '#lib/i18n/paths.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { applicationsOf, type Listed } from '#lib/volunteers/joining/applications.ts';
import { joinPageOf, soughtOf } from '#lib/volunteers/joining/join-page.ts';
import { settingsOf, tasksOf, volunteersOf } from '#lib/volunteers/queries.ts';
import { ApplicationList } from './application-list.tsx';
import { shownApplication } from './shown-application.ts';

export const generateMetadata = titled('coordination.applications', 'title');

const piles = ['new', 'check', 'waiting', 'declined', 'accepted'] as const;
type Pile = (typeof piles)[number];

/** How many are shown; of more, the oldest. */
const MAX_SHOWN = 100;

/** Applications: to accept, put on the waiting list or decline, one by one or several at once. */
export default festivalPage('volunteers', async function ApplicationsPage({ locale, festival, paths, query }) {
  const t = await getTranslations('coordination.applications');
  const all = applicationsOf(festival);
  const of = (pile: Pile) => all.filter(({ stands }) => stands === pile);
  const asked = piles.find((pile) => pile === query.pile);
  const pile = asked ?? (of('new').length === 0 && of('check').length > 0 ? 'check' : 'new');
  const shown = of(pile).slice(0, MAX_SHOWN);
  return (
    <>
      <h1 className="mb-5">{t('title')}</h1>
      <JoinAddress festival={festival} paths={paths} />
      {all.length > 0 && (
        <nav aria-label={t('piles')} className="vol-days">
          <ul>
            {piles
              .filter((one) => one === pile || one === 'new' || of(one).length > 0)
              .map((one) => (
                <li key={one}>
                  <Link
                    href={`${paths.volunteers('applications')}?pile=${one}`}
                    aria-current={one === pile ? 'page' : undefined}
                  >
                    {t(`pile.${one}`, { count: of(one).length })}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
      )}
      {pile === 'check' && <p className="mb-4 max-w-[44rem] text-soft">{t('checkLead')}</p>}
      {shown.length === 0 ? (
        <p className="mt-5 text-soft">{t(all.length === 0 ? 'noneYet' : 'none')}</p>
      ) : (
        <IslandMessages also={['volunteerForms']}>
          {/* The focus goes on here from an application that left the list. */}
          <section aria-label={t(`pile.${pile}`, { count: of(pile).length })}>
            <ApplicationList
              key={pile}
              pile={pile}
              applications={shown.map((one: Listed) => shownApplication(one, { festival, locale, paths, all }))}
            />
          </section>
        </IslandMessages>
      )}
      {of(pile).length > shown.length && (
        <p className="mt-4 text-soft">{t('more', { count: of(pile).length - shown.length })}</p>
      )}
    </>
  );
});

type Place = Pick<Opened<'volunteers'>, 'festival' | 'paths'>;

/** The address of the form to offer help, to pass on; or how to open it. */
async function JoinAddress({ festival, paths }: Place) {
  const t = await getTranslations('coordination.applications');
  const { joining } = settingsOf(festival.id, festival.db);
  const settings = (
    <Link href={`${paths.volunteers('settings')}#join`} className="link inline-block py-2">
      {t('settings')}
    </Link>
  );
  const page = joinPageOf(festival.slug, clockNow(), false, festival.db);
  if (joining === 'off' || !page)
    return (
      <p className="max-w-[44rem]">
        {t('off')} {settings}
      </p>
    );
  const sought = soughtOf(tasksOf(festival.id, festival.db));
  const there = volunteersOf(festival.id, festival.db).length;
  const address = publicUrl(null) + joinPaths(festival.locale, festival.slug).page();
  return (
    <section className="card grid max-w-[44rem] gap-2 p-4" aria-labelledby="address">
      <h2 id="address" className="text-[1.15rem]">
        {t(`state.${page.state}`)}
      </h2>
      <p className="text-soft">
        {Number.isFinite(sought) ? t('sought', { there, sought }) : t('there', { there })} {settings}
      </p>
      <CopyField value={address} label={t('address')} />
      <details>
        <summary className="min-h-11 cursor-pointer py-2 font-semibold">{t('code')}</summary>
        <QrCode text={address} label={t('qr')} />
      </details>
    </section>
  );
}
