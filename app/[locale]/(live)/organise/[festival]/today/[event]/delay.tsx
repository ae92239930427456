import { Link } from '#app/_ui/link.tsx';
import { DelayChips } from '#app/[locale]/(live)/organise/[festival]/today/delay-chips.tsx';
import { Timed } from '#app/[locale]/(live)/organise/[festival]/today/timed.tsx';
import { MAX_DELAY } from '#lib/live/facts-schema.ts';
import type { OfEvent } from './head.tsx';

/** +5 +10 +15 +20, any other, and on time again; each leads to what it would do. */
export function DelaySection({ scene }: OfEvent) {
  const { event, words, paths, locale } = scene;
  const { t } = words;
  return (
    <section className="today-section" aria-labelledby="delay">
      <h2 id="delay">{t('delay.title')}</h2>
      <p className="hint">
        <Timed at={event.plannedStart} locale={locale}>
          {(time) => t('delay.lead', { time })}
        </Timed>
      </p>
      <p className="today-chips">
        <DelayChips scene={scene} event={event} />
        {event.delay > 0 && (
          <Link href={paths.delay(event.number, 0, event.delay)} className="btn">
            {t('delay.onTime')}
          </Link>
        )}
      </p>
      <form method="get" action={paths.delay(event.number, 0).split('?')[0]} className="today-inline">
        <input type="hidden" name="seen" value={event.delay} />
        <label htmlFor="minutes">{t('delay.other')}</label>
        <input
          id="minutes"
          name="minutes"
          type="number"
          inputMode="numeric"
          min={0}
          max={MAX_DELAY}
          required
          className="input"
        />
        <button type="submit" className="btn">
          {t('delay.see')}
        </button>
      </form>
    </section>
  );
}
