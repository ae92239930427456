import { getTranslations } from 'next-intl/server';
import { RecordRootIs } from '#app/_components/records/form-frame.tsx';
import { IslandMessages, ListHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { appearanceFormValues } from '#lib/festivals/appearance-schema.ts';
import { mayChange } from '#lib/history/remit.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { picturesOfSubject } from '#lib/pictures/queries.ts';
import type { PictureUse } from '#lib/pictures/subject.ts';
import { may } from '#lib/policy.ts';
import { themesOf } from '#lib/themes/queries.ts';
import { formatDateRange } from '#lib/time/format.ts';
import { AppearanceForm } from './appearance-form.tsx';
import { sampleDays } from './sample-days.ts';
import './appearance.css';

export const generateMetadata = titled('desk', 'nav.appearance');

/**
 * How the festival looks to the public: colours, fonts, the head of its first page, pictures,
 * colours of themes.
 */
export default festivalPage('read', async function AppearancePage({ locale, festival, paths }) {
  const t = await getTranslations('appearance');
  const nav = await getTranslations('desk.nav');
  const own = picturesOfSubject(festival.id, { kind: 'festival' });
  const picture = (...uses: readonly PictureUse[]) =>
    uses.flatMap((asked) => own.find(({ use }) => use === asked) ?? [])[0] ?? null;
  const read = picture('logo') ?? picture('poster') ?? picture('logo-dark');
  const themes = themesOf(festival.id);
  return (
    <>
      <ListHead title={nav('appearance')} />
      <p className="mb-4 max-w-[46rem] text-soft">{t('intro')}</p>
      <IslandMessages also={['appearance']}>
        <RecordRootIs entity="festival" id={festival.id}>
          <AppearanceForm
            place={{ locale, slug: festival.slug, number: festival.id }}
            values={appearanceFormValues(festival)}
            isReadOnly={!may(festival.role, 'settings')}
            read={read && { id: read.id, use: read.use === 'poster' ? 'poster' : 'logo' }}
            shown={{
              name: inLocale(festival.name, locale),
              when: formatDateRange(festival.startsOn, festival.endsOn, locale),
              days: sampleDays(festival, locale),
              logo: { light: picture('logo', 'logo-dark'), dark: picture('logo-dark', 'logo') },
              head: picture('head'),
              poster: picture('poster'),
            }}
          />
        </RecordRootIs>
      </IslandMessages>
      <PicturePanel festival={festival} of="festival" locale={locale} />
      {themes.length > 0 && (
        <section aria-labelledby="themes" className="card mt-5 p-[clamp(1rem,2vw,1.5rem)]">
          <h2 id="themes" className="text-[1.2rem]">
            {t('themes.title')}
          </h2>
          <p className="hint mt-1">{t('themes.hint')}</p>
          <ul className="look-themes">
            {themes.map((theme) => (
              <li key={theme.id}>
                <span
                  aria-hidden
                  className="look-swatch"
                  {...(theme.colour !== null && { style: { background: theme.colour } })}
                />
                <span>
                  {typesetIn(theme.name, locale)}
                  <span className="block text-soft">{theme.colour ?? t('themes.none')}</span>
                </span>
                {mayChange(festival, 'theme', theme) && (
                  <Link href={paths.item('themes', theme.id)} className="btn ml-auto">
                    {t('themes.change')}
                    <span className="sr-only"> {inLocale(theme.name, locale)}</span>
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
});
