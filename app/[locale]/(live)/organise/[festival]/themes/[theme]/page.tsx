import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteUsed, Where } from '#app/_components/records/appearances.tsx';
import { recordPage } from '#app/_server/record-page.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { removeTheme } from '#app/[locale]/(live)/organise/[festival]/themes/actions.ts';
import { ThemeForm } from '#app/[locale]/(live)/organise/[festival]/themes/theme-form.tsx';
import { mayChange } from '#lib/history/remit.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { themesOf } from '#lib/themes/queries.ts';
import { themeFormValues } from '#lib/themes/schema.ts';

/** The page of a theme: its form, its séances, and how to delete it. */
const record = recordPage(
  'read',
  async ({ locale, festival, segments: { theme: segment = '' } }) => {
    const theme = themesOf(festival.id).find(({ id }) => String(id) === segment) ?? notFound();
    return { theme, name: inLocale(theme.name, locale) };
  },
  async ({ theme }, { locale, festival, slug, paths }) => {
    const t = await getTranslations('places.themes');
    const mayEdit = mayChange(festival, 'theme', theme);
    const shown = { festival, events: appearancesOf(festival.id, { themeId: theme.id }), locale };
    const place = { locale, slug, number: theme.id };
    return {
      back: { href: paths.section('themes'), label: t('title') },
      about: t('address', { slug: theme.slug }),
      root: { entity: 'theme', id: theme.id },
      messages: ['places', 'appearance'],
      form: (
        <div className="card p-5">
          <ThemeForm place={place} values={themeFormValues(theme)} isReadOnly={!mayEdit} />
        </div>
      ),
      beside: (
        <>
          <Where {...shown} />
          {mayEdit && (
            <DeleteUsed {...shown} action={removeTheme.bind(null, place)} words="places.themes.deleteTheme" />
          )}
        </>
      ),
      below: <PicturePanel festival={festival} of={`theme:${theme.slug}`} locale={locale} />,
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
