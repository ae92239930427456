import { type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { EventCard } from './day-lists.tsx';
import type { Scene } from './scene.ts';

/** What one enters at any time occupies nothing: it stands in a band over the days. */
export function dropInsOf(scene: Scene, dates: readonly string[]): DraftEvent[] {
  const { draft } = scene.index;
  return draft.events.filter(
    (event) =>
      event.admission === 'drop-in' &&
      isScheduled(event) &&
      dates.includes(festivalDayOf(event.startsAt, draft.festival.dayStartsAt)),
  );
}

export function DropIns({ events, title, scene }: { events: readonly DraftEvent[]; title: string; scene: Scene }) {
  if (events.length === 0) return null;
  return (
    <section aria-label={title} className="drop-ins">
      <h2 className="font-semibold font-text text-[1rem] tracking-normal">{title}</h2>
      <ul className="flex flex-wrap gap-2">
        {events.map((event) => (
          <li key={event.id} className="min-w-56">
            <EventCard event={event} scene={scene} />
          </li>
        ))}
      </ul>
    </section>
  );
}
