import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { Coordinating } from '#lib/volunteers/mutations.ts';
import type { Addressee, Audience } from './people.ts';

/** The message that is proposed to these people, with `[nom]` and `[lien]` in it. */
export async function messageText(festival: Coordinating, who: Audience, locale: Locale): Promise<string> {
  const t = await getTranslations('coordination.messages');
  return t(`text.${who}`, { festival: inLocale(festival.name, locale), name: t('name'), link: t('link') });
}

/** The same, ready for one of them. */
export async function messageFor(festival: Coordinating, who: Audience, locale: Locale) {
  const t = await getTranslations('coordination.messages');
  const text = await messageText(festival, who, locale);
  return ({ name, link }: Addressee) => text.replaceAll(t('name'), name).replaceAll(t('link'), link ?? '');
}
