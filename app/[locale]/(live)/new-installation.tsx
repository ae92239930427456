import { getTranslations } from 'next-intl/server';
import { env } from '../../../lib/env.ts';
import type { Locale } from '../../../lib/i18n/locale.ts';

/** What whoever has just started Lanterne needs to hear: where the first account comes from. */
export async function NewInstallation({ hasDemonstration }: { locale: Locale; hasDemonstration: boolean }) {
  const t = await getTranslations('home.newInstallation');
  return (
    <section className="card home-new max-w-[52rem] p-[clamp(1.1rem,3vw,1.8rem)]">
      <h2>{t('title')}</h2>
      <p className="mt-2 max-w-[60ch]">{t.rich('text', { code: (chunks) => <code>{chunks}</code> })}</p>
      <p className="mt-3">
        <span className="home-code num">{t('example', { url: env().url })}</span>
      </p>
      {hasDemonstration && <p className="mt-3 text-soft">{t('demonstration')}</p>}
    </section>
  );
}
