import { Spoken } from '#app/_components/time.tsx';
import type { TeamEvent } from '#lib/model/documents.ts';
import { formatTime, spokenTime } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { delayOf, lateCues } from '#lib/volunteers/late-cues.ts';
import type { OwnView } from './own-view.ts';

/**
 * A room is taken from the opening of its doors until it is free again; the séance begins in
 * between. Epoch milliseconds.
 */
type Held = { event: TeamEvent; from: number; begins: number; to: number };

/** « Toutes les salles »: what runs in each room, what comes next today, and who works there. */
export function RoomsNow({ view }: { view: OwnView }) {
  const { t, page, document, today, base } = view;
  const people = (roomId: number | null) => page.whoIsWhere.filter((one) => one.roomId === roomId);
  const rooms = [...page.rooms]
    .map(([id, { number }]) => ({ id, held: heldIn(view, number), people: people(id) }))
    .filter((room) => room.held.length > 0 || room.people.length > 0);
  const elsewhere = people(null);
  const sheetDay = document?.events.some(({ day }) => day === today) ? today : 'all';
  return (
    <section className="own-part" aria-labelledby="rooms-title" id="rooms">
      <h2 id="rooms-title">{t('rooms')}</h2>
      {rooms.length > 0 && <p className="hint">{t('roomsLead')}</p>}
      <ul className="own-rooms">
        {rooms.map(({ id, held, people: there }) => (
          <li key={id}>
            <h3 dir="auto">{view.roomName(id)}</h3>
            <Events view={view} held={held} />
            <People view={view} people={there} />
          </li>
        ))}
        {elsewhere.length > 0 && (
          <li>
            <h3>{t('nowhere')}</h3>
            <People view={view} people={elsewhere} />
          </li>
        )}
      </ul>
      {document && (
        <p>
          <a className="btn" href={`${base}?day=${sheetDay}`}>
            {t('sheets')}
          </a>
        </p>
      )}
    </section>
  );
}

function heldIn({ document, today, facts, zone }: OwnView, room: number): Held[] {
  const events = document?.events.filter(
    ({ day, rooms, status }) => day === today && status === 'planned' && rooms.some((one) => one.room === room),
  );
  return (events ?? [])
    .flatMap((event): Held[] => {
      const cues = lateCues(event, delayOf(facts.events.get(event.number)), zone);
      const [first, last] = [cues[0], cues.at(-1)];
      const begins = cues.find(({ what }) => what !== 'doors')?.instant;
      return first && last ? [{ event, from: first.instant, begins: begins ?? first.instant, to: last.instant }] : [];
    })
    .sort((a, b) => a.from - b.from);
}

function Events({ view, held }: { view: OwnView; held: readonly Held[] }) {
  const { t, locale, say, now, zone } = view;
  const running = held.find(({ from, to }) => from <= now && now < to);
  const next = held.find(({ from }) => from > now);
  if (!running && !next) return <p className="hint">{t('roomIdle')}</p>;
  const at = next && fromInstant(new Date(next.begins).toISOString(), zone);
  return (
    <dl className="own-runs">
      {running && (
        <div className="on">
          <dt>{t('roomNow')}</dt>
          <dd dir="auto">{say(running.event.title)}</dd>
        </div>
      )}
      {next && at && (
        <div>
          <dt>
            <Spoken as={t('roomNext', { time: spokenTime(at, locale) })}>
              {t('roomNext', { time: formatTime(at, locale) })}
            </Spoken>
          </dt>
          <dd dir="auto">{say(next.event.title)}</dd>
        </div>
      )}
    </dl>
  );
}

function People({ view, people }: { view: OwnView; people: OwnView['page']['whoIsWhere'] }) {
  const { t, taskName } = view;
  if (people.length === 0) return <p className="hint">{t('roomNobody')}</p>;
  return (
    <ul className="own-people">
      {people.map(({ name, taskId, isReferent, isThere }) => (
        <li key={`${name} ${taskId}`}>
          <bdi>{name}</bdi>, <span dir="auto">{taskName(taskId)}</span>
          {isReferent && <b> {t('referent')}</b>}
          {isThere && <span className="own-there"> {t('isThere')}</span>}
        </li>
      ))}
    </ul>
  );
}
