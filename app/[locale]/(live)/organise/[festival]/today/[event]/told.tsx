import { NoticeForm } from '#app/[locale]/(live)/organise/[festival]/today/notices.tsx';
import { Tap } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { TimedBeside } from '#app/[locale]/(live)/organise/[festival]/today/timed.tsx';
import { placesStates } from '#lib/model/live-facts.ts';
import { saidHour } from '#lib/time/said-hour.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import type { OfEvent } from './head.tsx';

/** « Complet », « dernières places », « places libres »: what it does stands above, one tap says it. */
export function PlacesSection({ scene }: OfEvent) {
  const { event, words, locale, board, festival, at } = scene;
  const { t } = words;
  const fact = board.facts.findLast((one) => one.kind === 'availability' && one.event === event.number);
  const form = (state: (typeof placesStates)[number] | '', label: string) => (
    <Tap
      key={state}
      scene={scene}
      name={`places-${state}`}
      what="places"
      values={{ event: event.number, places: state, seen: fact?.id ?? '' }}
      label={`${t('places.title')} · ${label}`}
      className="contents"
    >
      <button type="submit" className="btn" aria-pressed={state === '' ? undefined : event.places === state}>
        {label}
      </button>
    </Tap>
  );
  return (
    <section className="today-section" aria-labelledby="places">
      <h2 id="places">{t('places.title')}</h2>
      <p className="hint">
        {event.endsAt ? (
          <TimedBeside at={event.endsAt} clocks={festival} now={at} locale={locale}>
            {(said) => t('places.lead', said)}
          </TimedBeside>
        ) : (
          t('places.leadOpen')
        )}
      </p>
      <div className="today-chips">
        {[...placesStates].reverse().map((state) => form(state, t(`places.${state}`)))}
        {event.places && form('', t('places.end'))}
      </div>
    </section>
  );
}

/** A word to the public about this séance. */
export function NoticeSection({ scene }: OfEvent) {
  const { event, words, locale, festival, at } = scene;
  const { t } = words;
  const today = fromInstant(at, festival.timeZone);
  const lead = event.endsAt ? t('notice.lead', saidHour(event.endsAt, today, festival, locale)) : t('notice.leadOpen');
  return (
    <section className="today-section" aria-labelledby="notice">
      <h2 id="notice">{t('notice.title')}</h2>
      <NoticeForm scene={scene} event={event.number} lead={lead} />
    </section>
  );
}
