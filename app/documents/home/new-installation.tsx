import { env } from '#lib/env.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';

/** What whoever has just started Lanterne needs to hear: where the first account comes from. */
export function NewInstallation({ locale, hasDemonstration }: { locale: Locale; hasDemonstration: boolean }) {
  const t = setTranslator(locale, 'home');
  return (
    <section className="card home-new max-w-[52rem] p-[clamp(1.1rem,3vw,1.8rem)]">
      <h2>{t('newInstallation.title')}</h2>
      <p className="mt-2 max-w-[60ch]">{t.rich('newInstallation.text', { code: (chunks) => <code>{chunks}</code> })}</p>
      <p className="mt-3">
        <span className="home-code num">{t('newInstallation.example', { url: env().url })}</span>
      </p>
      {hasDemonstration && <p className="mt-3 text-soft">{t('newInstallation.demonstration')}</p>}
    </section>
  );
}
