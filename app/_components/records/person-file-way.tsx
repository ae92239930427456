import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/i18n/locale.ts';
import { personFilePath } from '#lib/i18n/paths.ts';

/** A link to the file with all data kept about one person, to hand to them. */
export async function PersonFileWay({
  slug,
  locale,
  of,
}: {
  slug: string;
  locale: Locale;
  of: Parameters<typeof personFilePath>[2];
}) {
  const t = await getTranslations('desk.personFile');
  return (
    <p>
      <a href={personFilePath(slug, locale, of)} className="link inline-block py-2" download>
        {t('way')}
      </a>
    </p>
  );
}
