import { Link } from '#app/_ui/link.tsx';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { meansOf } from '#lib/live/contact-means.ts';
import { type BoardPlace, type BoardRoom, type MissingPeople, shownHolders } from '#lib/live/day-board.ts';
import { roomsApartIn } from '#lib/programme/place.ts';
import { formatTime, formatTimeRange, saidHour } from '#lib/time/format.ts';
import { fromInstant, minutesBetween } from '#lib/time/wall-clock.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';
import type { PlanShift } from '#lib/volunteers/planning.ts';
import { EARLY_MINUTES } from '#lib/volunteers/tapped-at.ts';
import { reasonInWords } from '#lib/volunteers/warning-sentences.ts';
import { type Could, whoCould } from '#lib/volunteers/warnings.ts';
import { MeansButtons } from './means.tsx';
import type { TodayScene } from './scene.ts';
import { Timed, TimedInstant } from './state.tsx';
import { TapButton } from './tap.tsx';

type Holder = BoardRoom['holders'][number];

/** Who holds a room now, whether they are there, and who comes next. */
export function Holders({ scene, room }: { scene: TodayScene; room: BoardRoom }) {
  const { words } = scene;
  const { t } = words;
  const shown = shownHolders(room.holders);
  if (shown.length === 0 && !room.crew && room.missing.length === 0) return null;
  return (
    <div className="today-holders">
      <h3>{t('holders')}</h3>
      {room.crew?.names && <p>{room.crew.names}</p>}
      {room.crew?.note && <p className="text-soft">{room.crew.note}</p>}
      {!shown.some(({ isOn }) => isOn) && room.holders.length > 0 && <p className="text-soft">{t('nobody')}</p>}
      <MissingLines
        scene={scene}
        missing={room.missing}
        where={words.text(roomsApartIn(scene.document).get(room.number)?.name)}
      />
      <HolderLines scene={scene} holders={shown} />
    </div>
  );
}

/** Shifts of today without a room: the bar, the box office, elsewhere. */
export function Places({ scene }: { scene: TodayScene }) {
  const { words, board } = scene;
  if (board.places.length === 0) return null;
  return (
    <section className="today-places" aria-labelledby="places-elsewhere">
      <h2 id="places-elsewhere">{words.t('placesHeld')}</h2>
      <div className="today-rooms">
        {board.places.map((place) => (
          <Place key={`${place.place} ${words.text(place.task)}`} scene={scene} place={place} />
        ))}
      </div>
    </section>
  );
}

function Place({ scene, place }: { scene: TodayScene; place: BoardPlace }) {
  const { words } = scene;
  const { text } = words;
  const title = joinFacts([text(place.task), place.place]);
  const shown = shownHolders(place.holders);
  return (
    <div className="today-holders">
      <h3>
        <bdi>{title}</bdi>
      </h3>
      <MissingLines scene={scene} missing={place.missing} where={place.place} />
      <HolderLines scene={scene} holders={shown} />
    </div>
  );
}

/**
 * How many people a shift lacks that is running or begins soon, with a link to who could come.
 * `where` is its room or place.
 */
function MissingLines({ scene, missing, where }: { scene: TodayScene; missing: MissingPeople; where: string }) {
  const { words, paths, board, locale } = scene;
  const { t, text } = words;
  return missing.map(({ shift, task, count, startsAt }) => (
    <p key={shift} className="today-holder">
      <span className="min-w-0">
        <span className="text-warn">{t('missing', { count })}</span>
        <span className="block text-soft">
          {text(task)}
          {startsAt > board.at && (
            <>
              ,{' '}
              <Timed at={startsAt} locale={locale}>
                {(time) => t('from', { time })}
              </Timed>
            </>
          )}
        </span>
      </span>
      <Link
        href={paths.shift(shift)}
        className="btn"
        aria-label={t('whoCouldNamed', { title: joinFacts([text(task), where]) })}
      >
        {t('whoCould')}
      </Link>
    </p>
  ));
}

export const HolderLines = ({ scene, holders }: { scene: TodayScene; holders: readonly Holder[] }) => (
  <ul>
    {holders.map((holder) => (
      <HolderLine key={holder.assignment} scene={scene} holder={holder} />
    ))}
  </ul>
);

type OfHolder = { scene: TodayScene; holder: Holder };

function HolderLine({ scene, holder }: OfHolder) {
  const { words, locale, board } = scene;
  const { t, text } = words;
  const { called, isOn, isLead, checkedInAt, absentAt, startsAt, endsAt } = holder;
  const isSoon =
    !isOn && startsAt > board.at && minutesBetween(board.at, startsAt, scene.festival.timeZone) <= EARLY_MINUTES;
  return (
    <li className="today-holder">
      <span className="min-w-0">
        <b>
          <bdi>{called}</bdi>
        </b>
        {isLead && <span className="text-soft">, {t('isLead')}</span>}
        <span className="block text-soft">
          {text(holder.task)},{' '}
          <Timed at={isOn ? endsAt : startsAt} locale={locale}>
            {(time) => t(isOn ? 'until' : 'from', { time })}
          </Timed>
        </span>
      </span>
      <State scene={scene} holder={holder} />
      {/* Somebody who was noted as absent before a delay moved their shift must still be
          replaced. */}
      {checkedInAt === null && (isOn || isSoon || absentAt !== null) && <Acts scene={scene} holder={holder} />}
    </li>
  );
}

function State({ scene, holder: { checkedInAt, absentAt, isOn } }: { scene: TodayScene; holder: Holder }) {
  const { words, locale, festival, at } = scene;
  const { t } = words;
  if (checkedInAt !== null)
    return (
      <TimedInstant at={checkedInAt} clocks={festival} now={at} locale={locale} className="flag good">
        {(said) => t('there', said)}
      </TimedInstant>
    );
  if (absentAt !== null) return <span className="flag bad">{t('absent')}</span>;
  return isOn ? <span className="flag warn">{t('notThere')}</span> : null;
}

/** For somebody who has not come: note them as present or absent, call, write, or replace them. */
function Acts({ scene, holder }: OfHolder) {
  const { words, document, locale, paths } = scene;
  const { t, text } = words;
  const { name, called, assignment, shift, absentAt, isOn, isShort, startsAt, contact } = holder;
  const values = { name, task: text(holder.task), time: formatTime(startsAt, locale) };
  const message = { subject: text(document.festival.name), body: t('awaited', values) };
  return (
    <div className="today-acts">
      <TapButton
        scene={scene}
        name={`check-in-${assignment}`}
        what="check-in"
        values={{ assignment, isThere: 'on' }}
        label={t('checkInNamed', { name: called })}
      >
        {t('checkIn')}
      </TapButton>
      <MeansButtons means={meansOf(contact ?? '', message)} name={called} words={words} />
      {isOn && absentAt === null && (
        <TapButton
          scene={scene}
          name={`absent-${assignment}`}
          what="absent"
          values={{ assignment, isAbsent: 'on' }}
          label={t('absentNamed', { name: called })}
        >
          {t('markAbsent')}
        </TapButton>
      )}
      {absentAt !== null && isShort && (
        <Link href={paths.shift(shift)} className="btn lamp" aria-label={t('replaceNamed', { name: called })}>
          {t('replace')}
        </Link>
      )}
    </div>
  );
}

/** Enough people to call until one accepts. */
const MAX_PEOPLE = 15;

type OfShift = { scene: TodayScene; plan: VolunteerPlan; shift: PlanShift };

/**
 * Who could take a shift that somebody is missing from: no obstacle, those with the fewest hours
 * first, each with a number to call.
 */
export function WhoCould({ scene, plan, shift }: OfShift) {
  const { t } = scene.words;
  const isFull = (plan.prepared.on.get(shift.id)?.length ?? 0) >= shift.people;
  const could = isFull ? [] : whoCould(plan.runningAt(scene.at), shift.id).could;
  return (
    <section className="today-section" aria-labelledby="could">
      <h2 id="could">{t('whoCould')}</h2>
      <p className="hint">{t(isFull ? 'nobodyMissing' : could.length === 0 ? 'nobodyCould' : 'whoCouldLead')}</p>
      <ul className="today-could">
        {could.slice(0, MAX_PEOPLE).map((one) => (
          <Person key={one.volunteerId} scene={scene} plan={plan} shift={shift} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Person({ scene, plan, shift: at, one }: OfShift & { one: Could }) {
  const { words, locale, document } = scene;
  const { t, text } = words;
  const person = plan.volunteers.find(({ id }) => id === one.volunteerId);
  if (!person) return null;
  const called = plan.names.volunteers.get(person.id)?.name ?? person.name;
  const row = plan.shifts.find(({ id }) => id === at.id);
  const place = text(plan.names.rooms.get(at.roomId ?? 0)?.name) || row?.place || '';
  const values = {
    name: person.name,
    task: text(plan.names.tasks.get(at.taskId)?.name),
    place: place || t('placeUnsaid'),
  };
  const today = fromInstant(scene.at, scene.festival.timeZone);
  const when = saidHour(at.startsAt, today, scene.festival, locale);
  const body = t('couldYou', { ...values, ...when, time: formatTimeRange(at.startsAt, at.endsAt, locale, at) });
  return (
    <li className="today-holder">
      <span className="min-w-0">
        <b>
          <bdi>{called}</bdi>
        </b>
        <span className="block text-soft">
          {joinFacts(one.reasons.map((reason) => reasonInWords(reason, plan.names, locale)))}
        </span>
        {person.contact && <span className="num block">{person.contact}</span>}
      </span>
      <div className="today-acts">
        <MeansButtons
          means={meansOf(person.contact, { subject: text(document.festival.name), body })}
          name={called}
          words={words}
        />
        <TapButton
          scene={scene}
          name={`step-in-${one.volunteerId}`}
          what="step-in"
          values={{ shift: at.id, volunteer: one.volunteerId }}
          label={t('stepInNamed', { name: called })}
          className="btn lamp"
        >
          {t('stepIn')}
        </TapButton>
      </div>
    </li>
  );
}
