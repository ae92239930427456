import { placesStates } from '../../../../../../../lib/live/facts.ts';
import { formatTime } from '../../../../../../../lib/time/format.ts';
import { NoticeForm } from '../notices.tsx';
import { tapOf } from '../tap.ts';
import { TapForm } from '../tap-form.tsx';
import { Timed } from '../timed.tsx';
import type { OfEvent } from './head.tsx';

/** « Complet », « dernières places », « places libres »: what it does stands above, one tap says it. */
export function PlacesSection({ scene }: OfEvent) {
  const { event, words, locale, board } = scene;
  const { t } = words;
  const fact = board.facts.findLast((one) => one.kind === 'availability' && one.event === event.number);
  const form = (state: (typeof placesStates)[number] | '', label: string) => (
    <TapForm
      key={state}
      {...tapOf(scene, `places-${state}`, 'places')}
      values={{ event: event.number, places: state, seen: fact?.id ?? '' }}
      label={`${t('places.title')} · ${label}`}
      className="contents"
    >
      <button type="submit" className="btn" aria-pressed={state === '' ? undefined : event.places === state}>
        {label}
      </button>
    </TapForm>
  );
  return (
    <section className="today-section" aria-labelledby="places">
      <h2 id="places">{t('places.title')}</h2>
      <p className="hint">
        {event.endsAt ? (
          <Timed at={event.endsAt} locale={locale}>
            {(time) => t('places.lead', { time })}
          </Timed>
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
export function NoticeSection({
  scene,
  query: { fr, en },
}: OfEvent & { query: Record<string, string | string[] | undefined> }) {
  const { event, words, locale } = scene;
  const { t } = words;
  const lead = event.endsAt ? t('notice.lead', { time: formatTime(event.endsAt, locale) }) : t('notice.leadOpen');
  const typed = { fr: typeof fr === 'string' ? fr : undefined, en: typeof en === 'string' ? en : undefined };
  return (
    <section className="today-section" aria-labelledby="notice">
      <h2 id="notice">{t('notice.title')}</h2>
      <NoticeForm scene={scene} event={event.number} lead={lead} typed={typed} />
    </section>
  );
}
