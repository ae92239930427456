import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Appearances } from '#app/_components/records/appearances.tsx';
import { DeleteBox } from '#app/_components/records/delete-box.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { gate } from '#app/_server/gate.ts';
import { answeringMetadata, deskPage } from '#app/_server/refusal.tsx';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { removeTheme } from '#app/[locale]/(live)/organise/[festival]/themes/actions.ts';
import { ThemeForm } from '#app/[locale]/(live)/organise/[festival]/themes/theme-form.tsx';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { themesOf } from '#lib/themes/queries.ts';
import { themeFormValues } from '#lib/themes/schema.ts';
import { typeset } from '#lib/time/format.ts';

type Props = { params: Promise<{ locale: string; festival: string; theme: string }> };

async function asked({ params }: Props) {
  const { locale: asked, festival: slug, theme: segment } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'read');
  const theme = themesOf(festival.id).find(({ id }) => String(id) === segment);
  if (!theme) notFound();
  return { locale, festival, theme };
}

export const generateMetadata = answeringMetadata(async (props: Props): Promise<Metadata> => {
  const { theme, locale } = await asked(props);
  return { title: inLocale(theme.name, locale) };
});

/** One theme: its name, the séances that carry it, and how to delete it. */
export default deskPage(async function ThemePage(props: Props) {
  const { locale, festival, theme } = await asked(props);
  const t = await getTranslations('places.themes');
  const records = await getTranslations('records');
  const mayEdit = may(festival.role, 'schedule');
  const events = appearancesOf(festival.id, { themeId: theme.id });
  const uses = events.length;
  const place = { locale, slug: festival.slug, number: theme.id };
  return (
    <>
      <RecordHead
        back={{ href: deskPaths(locale, festival.slug).section('themes'), label: t('title') }}
        title={typeset(inLocale(theme.name, locale), locale)}
      >
        {t('address', { slug: theme.slug })}
      </RecordHead>
      <div className="record">
        <IslandMessages locale={locale} also={['places']}>
          <div className="card p-5">
            <ThemeForm place={place} values={themeFormValues(theme)} isReadOnly={!mayEdit} />
          </div>
        </IslandMessages>
        <aside className="grid gap-6">
          <section aria-labelledby="where">
            <h2 id="where" className="mb-2 text-[1.2rem]">
              {records('where')}
            </h2>
            <Appearances festival={festival} events={events} locale={locale} />
          </section>
          {mayEdit && (
            <DeleteBox
              action={removeTheme.bind(null, place)}
              title={t('deleteTheme.title')}
              submit={uses === 0 ? t('deleteTheme.submitUnused') : t('deleteTheme.submit', { count: uses })}
              uses={uses}
            >
              <p>{uses === 0 ? t('deleteTheme.unused') : t('deleteTheme.used', { count: uses })}</p>
              {uses > 0 && <Appearances festival={festival} events={events} locale={locale} />}
            </DeleteBox>
          )}
        </aside>
      </div>
    </>
  );
});
