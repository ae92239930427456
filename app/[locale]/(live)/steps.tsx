import { getTranslations } from 'next-intl/server';

const steps = ['place', 'publish', 'hold'] as const;

/** What Lanterne does, for an installation that shows nothing of its own yet. */
export async function Steps() {
  const t = await getTranslations('home.steps');
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="mb-4 text-[1.7rem]">
        {t('title')}
      </h2>
      <ol className="grid max-w-[64rem] gap-x-8 gap-y-6 sm:grid-cols-3">
        {steps.map((step, i) => (
          <li key={step} className="border-line-strong border-t-2 pt-3">
            <span aria-hidden="true" className="num font-bold font-title text-accent">
              {i + 1}
            </span>
            <h3 className="mt-1">{t(`${step}.title`)}</h3>
            <p className="mt-1 text-soft">{t(`${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
