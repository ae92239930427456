import { clsx } from 'clsx';
import { KindTag } from '#app/_components/programme/flags.tsx';
import { EventNotices, PlacesFlag } from '#app/_components/programme/live.tsx';
import type { Programme } from '#app/_components/programme/programme.ts';
import { Said } from '#app/_components/programme/text.tsx';
import { Spoken } from '#app/_components/time.tsx';
import { sheetFactsOf } from '#app/documents/team/facts.ts';
import { Conduite, Facts } from '#app/documents/team/sheet-entry.tsx';
import type { TeamEvent } from '#lib/model/documents.ts';
import { formatDuration, formatTime, spokenDuration, spokenTime } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { briefingKey } from '#lib/volunteers/briefings.ts';
import { delayOf, lateCues, type RoomSeance, seancesDuring } from '#lib/volunteers/conduite.ts';
import { ActForm } from './act-form.tsx';
import { BriefingToRead } from './duties.tsx';
import { currentOf } from './now-card.tsx';
import type { OwnView } from './own-view.ts';

/**
 * The conduite of the room they work in now or later today, with the current line highlighted and
 * delays included, and what to know there.
 */
export function RoomConduite({ view }: { view: OwnView }) {
  const { t, document, programme, page, facts, today } = view;
  const shift = currentOf(view);
  if (!shift || (page.now === null && shift.times.day !== today)) return null;
  const room = page.rooms.get(shift.roomId ?? 0)?.number ?? null;
  const { start, end } = shift.times;
  const seances = document ? seancesDuring(document, { start, end, room, event: shift.eventNumber }, facts) : [];
  const { task, taskId } = shift;
  const isBriefed = briefingKey(task) !== null;
  return (
    <>
      {programme && seances.length > 0 && (
        <section className="own-part own-conduite" aria-labelledby="conduite" id="room">
          <h2 id="conduite">{t('conduite')}</h2>
          {seances.map((seance) => (
            <Seance key={seance.event.number} view={view} programme={programme} seance={seance} />
          ))}
        </section>
      )}
      {(isBriefed || shift.note) && (
        <section className="own-part know" aria-labelledby="briefing" id="brief">
          <h2 id="briefing">{t('know')}</h2>
          <BriefingToRead view={view} taskId={taskId} task={task} level={3} />
          {shift.note && (
            <p className="own-lines" dir="auto">
              {shift.note}
            </p>
          )}
        </section>
      )}
    </>
  );
}

function Seance({ view, programme, seance }: { view: OwnView; programme: Programme; seance: RoomSeance }) {
  const { t, locale, team, now } = view;
  const { event, cues, minutes } = seance;
  const last = cues.at(-1)?.instant ?? 0;
  const at = now >= last ? cues.length : cues.findLastIndex(({ instant }) => instant <= now);
  const some = sheetFactsOf(event, programme, team);
  return (
    <article className={clsx('own-seance', event.kind)}>
      <p className="own-seance-head">
        <KindTag programme={programme} event={event} />
        {minutes > 0 && (
          <span className="flag warn relative">
            <Spoken as={t('lateSpoken', { minutes: spokenDuration(minutes, locale) })}>
              {t('late', { minutes: formatDuration(minutes, locale) })}
            </Spoken>
          </span>
        )}
        <PlacesFlag programme={programme} event={event} />
      </p>
      <h3>
        <Said programme={programme} text={event.title} />
      </h3>
      <EventNotices programme={programme} event={event} />
      <Conduite
        cues={cues}
        event={event}
        stateOf={(i) => (i < at ? 'done' : i === at ? 'at' : null)}
        isLit
        programme={programme}
        words={team}
      />
      {some.length > 0 && <Facts facts={some} words={team} />}
      {event.status === 'planned' && <Entries view={view} event={event} />}
    </article>
  );
}

/** « Entrées : [ ] », with who counted last, and when. */
function Entries({ view, event }: { view: OwnView; event: RoomSeance['event'] }) {
  const { t, besides, hour, say } = view;
  const eventId = besides.eventIds.get(event.number);
  if (eventId === undefined) return null;
  const known = besides.entries.get(eventId);
  const id = `entries-${event.number}`;
  return (
    <ActForm view={view} act="entries" fields={{ eventId }} about={[known?.version ?? 0]} className="own-entries">
      <label htmlFor={id}>
        {t('entries')}
        <span className="spoken"> {say(event.title)}</span>
      </label>
      <input
        id={id}
        name="count"
        className="input"
        inputMode="numeric"
        pattern="[0-9]{1,6}"
        required
        autoComplete="off"
        defaultValue={known?.count}
      />
      <button type="submit" className="btn">
        {t('entriesSave')}
      </button>
      {known && (
        <p className="hint relative">
          <Spoken as={t('entriesBy', { ...hour(known.at).spoken, count: known.count, name: known.byName })}>
            {t('entriesBy', { ...hour(known.at).printed, count: known.count, name: known.byName })}
          </Spoken>
        </p>
      )}
    </ActForm>
  );
}

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
