import { getTranslations } from 'next-intl/server';
import type { AskedHost } from '#lib/festivals/own-host.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/time/format.ts';
import { HostList } from './host-list.tsx';

/** The addresses festivals have or ask for, each with the button that allows it. */
export async function FestivalHosts({ locale, hosts }: { locale: Locale; hosts: readonly AskedHost[] }) {
  const t = await getTranslations('hosts');
  if (hosts.length === 0) return <p className="text-soft">{t('all.none')}</p>;
  const rows = hosts.map(({ host, state, festival: { slug, name } }) => ({
    slug,
    host,
    festival: typeset(inLocale(name, locale), locale),
    settings: `${deskPaths(locale, slug).section('settings')}#own-address`,
    state: t(`state.${state}`),
    allow: state === 'asked' ? t('allowNamed', { host }) : null,
  }));
  return <HostList rows={rows} allow={t('allow')} />;
}
