import { AnsweredInput } from '#app/_ui/refused-answers.tsx';
import { Entries } from '#app/[locale]/(live)/organise/[festival]/today/state.tsx';
import { tapOf } from '#app/[locale]/(live)/organise/[festival]/today/tap.ts';
import { TapForm } from '#app/[locale]/(live)/organise/[festival]/today/tap-form.tsx';
import type { OfEvent } from './head.tsx';

/** How many came in. */
export function CountSection({ scene }: OfEvent) {
  const { event, words } = scene;
  const { t } = words;
  return (
    <section className="today-section" aria-labelledby="count">
      <h2 id="count">{t('count.title')}</h2>
      <p className="hint">{event.entries === null ? t('notCounted') : <Entries event={event} words={words} />}</p>
      <TapForm
        {...tapOf(scene, 'entries', 'entries')}
        values={{ event: event.number }}
        label={t('count.title')}
        className="today-inline"
      >
        <label htmlFor="entered">{t('count.label')}</label>
        <AnsweredInput
          id="entered"
          name="count"
          type="number"
          inputMode="numeric"
          min={0}
          max={100_000}
          required
          className="input"
        />
        <button type="submit" className="btn">
          {t('count.submit')}
        </button>
      </TapForm>
    </section>
  );
}
