import { getTranslations } from 'next-intl/server';
import type { Locale } from '../../../../../../lib/i18n/locale.ts';
import { deskPaths } from '../../../../../../lib/i18n/paths.ts';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import type { Difference } from '../../../../../../lib/programme/diff.ts';
import { differenceSentence } from '../../../../../../lib/programme/difference-sentences.ts';
import { typeset } from '../../../../../../lib/time/format.ts';
import { lookOf, type Row } from './look.ts';

/** The differences as lines. `inDraft` tells which séances still have a form. */
export async function rowsOf(
  differences: readonly (Difference & { isTeamOnly: boolean })[],
  inDraft: (number: number) => boolean,
  locale: Locale,
  slug: string,
): Promise<Row[]> {
  const t = await getTranslations('publish');
  const paths = deskPaths(locale, slug);
  return differences.map((difference) => {
    const { number, changes, isTeamOnly, title } = difference;
    return {
      number,
      look: lookOf(changes[0]),
      printed: typeset(differenceSentence(difference, locale), locale),
      spoken: differenceSentence(difference, locale, 'spoken'),
      isTeamOnly,
      href: inDraft(number) ? paths.item('events', number) : null,
      openLabel: t('changes.open', { title: inLocale(title, locale) }),
    };
  });
}
