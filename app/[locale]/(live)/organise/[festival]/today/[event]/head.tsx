import { ArrowLeft } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { DateOf } from '#app/_components/time.tsx';
import { LastTold } from '#app/[locale]/(live)/organise/[festival]/today/last-told.tsx';
import type { eventScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Entries, EventFlags, EventWhen, Unannounced } from '#app/[locale]/(live)/organise/[festival]/today/state.tsx';
import { dayToSay } from '#lib/time/festival-day.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';

export type OfEvent = { scene: NonNullable<Awaited<ReturnType<typeof eventScene>>> };

/** The way back to the board. */
export const ToBoard = ({ scene: { paths, words } }: { scene: Pick<OfEvent['scene'], 'paths' | 'words'> }) => (
  <p className="today-back">
    <Link href={paths.board() as Route} prefetch={false} className="btn quiet">
      <ArrowLeft aria-hidden size={18} />
      {words.t('back')}
    </Link>
  </p>
);

/** Which séance this is about, as it stands now. `act`: what the page would do, when it is not the séance itself. */
export function EventHead({ scene, act }: OfEvent & { act?: string }) {
  const { event, room, words, paths, festival } = scene;
  const day = dayToSay(event.startsAt, fromInstant(scene.at, festival.timeZone), festival.dayStartsAt);
  const title = <bdi>{words.text(event.title)}</bdi>;
  return (
    <header className="today-head">
      {act ? (
        <p className="today-back">
          <Link href={paths.event(event.number) as Route} prefetch={false} className="btn quiet">
            <ArrowLeft aria-hidden size={18} />
            {title}
          </Link>
        </p>
      ) : (
        <ToBoard scene={scene} />
      )}
      <h1>{act ?? title}</h1>
      <p className="today-line">
        <b>{room ? words.text(room.name) : words.t('elsewhere')}</b>{' '}
        {day && <DateOf date={day} locale={words.locale} />} <EventWhen event={event} words={words} />
      </p>
      <p className="today-flags">
        <EventFlags event={event} words={words} /> <Entries event={event} words={words} />
      </p>
      <Unannounced event={event} words={words} />
      <LastTold scene={scene} events={[event.number]} />
    </header>
  );
}
