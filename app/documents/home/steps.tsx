import type { Locale } from '#lib/i18n/locale.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';

const steps = ['place', 'publish', 'hold'] as const;

/** What Lanterne does, for an installation that shows nothing of its own yet. */
export function Steps({ locale }: { locale: Locale }) {
  const t = setTranslator(locale, 'home');
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="mb-4 text-[1.7rem]">
        {t('steps.title')}
      </h2>
      <ol className="grid max-w-[64rem] gap-x-8 gap-y-6 sm:grid-cols-3">
        {steps.map((step, i) => (
          <li key={step} className="border-line-strong border-t-2 pt-3">
            <span aria-hidden="true" className="num font-bold font-title text-accent">
              {i + 1}
            </span>
            <h3 className="mt-1">{t(`steps.${step}.title`)}</h3>
            <p className="mt-1 text-soft">{t(`steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
