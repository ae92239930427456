import { type IsShown, undatedOf } from '#lib/programme/day.ts';
import { EventCard } from './event-card.tsx';
import type { Programme } from './programme.ts';

/** « Date à préciser »: séances without a date. */
export function Undated({ programme, keep = () => true }: { programme: Programme; keep?: IsShown | undefined }) {
  const events = undatedOf(programme.document).filter(keep);
  if (events.length === 0) return null;
  return (
    <section className="undated" aria-labelledby="undated">
      <h2 id="undated" className="day-title">
        {programme.t('undated')}
      </h2>
      <p className="hint">{programme.t('undatedHint')}</p>
      <ul className="plain">
        {events.map((event) => (
          <li key={event.number}>
            <EventCard programme={programme} event={event} />
          </li>
        ))}
      </ul>
    </section>
  );
}
