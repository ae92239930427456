import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';

/** The tags of a row of a list, below its name. */
export async function TagSigns({ tags, locale }: { tags: readonly string[] | null; locale: Locale }) {
  if (!tags?.length) return null;
  const t = await getTranslations({ locale, namespace: 'records' });
  return (
    <ul aria-label={t('tags')} className="tag-signs">
      {tags.map((tag) => (
        <li key={tag}>{typeset(tag, locale)}</li>
      ))}
    </ul>
  );
}
