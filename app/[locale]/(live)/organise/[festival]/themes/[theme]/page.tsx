import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Where } from '#app/_components/records/appearances.tsx';
import { DeleteUsed } from '#app/_components/records/delete-used.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, type Opened } from '#app/_server/festival-page.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { removeTheme } from '#app/[locale]/(live)/organise/[festival]/themes/actions.ts';
import { ThemeForm } from '#app/[locale]/(live)/organise/[festival]/themes/theme-form.tsx';
import { mayChange } from '#lib/history/remit.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { themesOf } from '#lib/themes/queries.ts';
import { themeFormValues } from '#lib/themes/schema.ts';
import { typeset } from '#lib/time/format.ts';

async function asked({ locale, festival, segments: { theme: segment = '' } }: Opened) {
  const theme = themesOf(festival.id).find(({ id }) => String(id) === segment);
  if (!theme) notFound();
  return { locale, festival, theme, name: inLocale(theme.name, locale) };
}

export const generateMetadata = festivalTitle('read', async (opened) => (await asked(opened)).name);

/** One theme: its name, the séances that carry it, and how to delete it. */
export default festivalPage('read', async function ThemePage(opened) {
  const { locale, festival, theme, name } = await asked(opened);
  const t = await getTranslations('places.themes');
  const mayEdit = mayChange(festival, 'theme', theme);
  const events = appearancesOf(festival.id, { themeId: theme.id });
  const place = { locale, slug: festival.slug, number: theme.id };
  return (
    <>
      <RecordHead back={{ href: opened.paths.section('themes'), label: t('title') }} title={typeset(name, locale)}>
        {t('address', { slug: theme.slug })}
      </RecordHead>
      <div className="record">
        <IslandMessages locale={locale} also={['places', 'appearance']}>
          <div className="card p-5">
            <ThemeForm place={place} values={themeFormValues(theme)} isReadOnly={!mayEdit} />
          </div>
        </IslandMessages>
        <aside className="grid gap-6">
          <Where festival={festival} events={events} locale={locale} />
          {mayEdit && (
            <DeleteUsed
              action={removeTheme.bind(null, place)}
              words="places.themes.deleteTheme"
              festival={festival}
              events={events}
              locale={locale}
            />
          )}
        </aside>
      </div>
      <PicturePanel festival={festival} of={`theme:${theme.slug}`} locale={locale} />
    </>
  );
});
