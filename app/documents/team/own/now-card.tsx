import { Spoken, TimeRange } from '#app/_components/time.tsx';
import { EmergencyForm } from '#app/documents/team/emergency.tsx';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTimeRange, saidHour, spokenDate, spokenTimeRange } from '#lib/time/format.ts';
import type { OwnShift } from '#lib/volunteers/page.ts';
import { isActive } from '#lib/volunteers/planning.ts';
import type { ShiftTimes } from '#lib/volunteers/shift-times.ts';
import { EARLY_MINUTES } from '#lib/volunteers/tapped-at.ts';
import { OwnActButton } from './act-form.tsx';
import { emergencyPlaceOf, type OwnView } from './own-view.ts';
import { ContactButtons, ProblemForm } from './problem.tsx';
import { Building, shiftPlaceOf } from './when.tsx';

type Timed = OwnShift & { times: ShiftTimes };

/** The shift the card is about: the one that runs, else the next one. */
export function currentOf({ page: { shifts, now, next } }: OwnView): Timed | null {
  const shift = shifts[now ?? next ?? -1];
  return shift?.times.isTimed ? { ...shift, times: shift.times } : null;
}

/**
 * « Maintenant »: where, what, until when, with whom, whom to ask, and the two buttons used on the
 * way.
 */
export function NowCard({ view }: { view: OwnView }) {
  const { t, page } = view;
  const shift = currentOf(view);
  if (!shift) {
    // Shifts they refused, gave away or lost are not shifts they have done.
    const active = page.shifts.filter(isActive);
    const isOver = active.some(({ times }) => times.isTimed);
    return (
      <section className="own-now night-card" aria-labelledby="now" id="card">
        <h2 id="now">{t(isOver ? 'over' : view.document ? 'nothing' : 'notYet')}</h2>
        {active.length === 0 && view.document && <p>{t('nothingHint')}</p>}
        {/* After the festival nobody is there to come and help. */}
        {!view.isOver && (
          <>
            <div className="own-taps">
              <EmergencyForm place={emergencyPlaceOf(view)} roomId={null} className="own-problem" />
              <ProblemForm view={view} roomId={null} />
              <AllRooms view={view} />
            </div>
            <DayNumber view={view} />
          </>
        )}
      </section>
    );
  }
  const { times, isReferent } = shift;
  const isNear = times.start - view.now / 60_000 <= EARLY_MINUTES;
  return (
    <section className="own-now night-card" aria-labelledby="now" id="card" data-until={nextMoment(view, times)}>
      <p className="own-now-when">
        <Moment view={view} times={times} isRunning={page.now !== null} isNear={isNear} />
      </p>
      <h2 id="now" dir="auto">
        {shiftPlaceOf(view, shift)}
      </h2>
      <Building view={view} roomId={shift.roomId} />
      <p className="own-now-task" dir="auto">
        {view.say(shift.task.name)}
      </p>
      <Company view={view} shift={shift} />
      {isReferent && <p>{t('youAreReferent')}</p>}
      <div className="own-taps">
        {isNear && <Arrival view={view} shift={shift} />}
        <EmergencyForm place={emergencyPlaceOf(view)} roomId={shift.roomId} className="own-problem" />
        <ProblemForm view={view} roomId={shift.roomId} />
        <AllRooms view={view} />
      </div>
      <DayNumber view={view} place={shiftPlaceOf(view, shift)} />
    </section>
  );
}

/** The number of the day, written out so that it can be dialled on somebody else's phone. */
function DayNumber({ view, place = '' }: { view: OwnView; place?: string }) {
  const { t, page, who } = view;
  if (!page.dayNumber) return <p className="own-number">{t('dayNumberNone')}</p>;
  return (
    <p className="own-number">
      <span>
        {t('dayNumber')} <b dir="auto">{page.dayNumber}</b>
      </span>
      <span className="own-reach">
        <ContactButtons
          view={view}
          contact={page.dayNumber}
          name={t('dayNumber')}
          message={`${t('dayNumberFrom', { name: [who.volunteer.name, place].filter(Boolean).join(', ') })} `}
          look="own-small"
        />
      </span>
    </p>
  );
}

const AllRooms = ({ view: { t } }: { view: OwnView }) => (
  <a href="#rooms" className="btn">
    {t('rooms')}
  </a>
);

/** When this card must change next, in epoch milliseconds. */
function nextMoment({ now, page }: OwnView, { start, end }: ShiftTimes) {
  // Others may begin and end while this one runs late.
  const others = page.shifts.flatMap((one) =>
    isActive(one) && one.times.isTimed ? [one.times.start, one.times.end] : [],
  );
  const ahead = [start - EARLY_MINUTES, start, end, ...others]
    .map((minute) => minute * 60_000)
    .filter((at) => at > now);
  return ahead.length > 0 ? Math.min(...ahead) : undefined;
}

function Moment({
  view: { t, locale, today, who },
  times,
  isRunning,
  isNear,
}: {
  view: OwnView;
  times: ShiftTimes;
  isRunning: boolean;
  isNear: boolean;
}) {
  const { startsAt, endsAt, day } = times;
  if (isRunning)
    return (
      <Spoken as={t('now', saidHour(endsAt, today, who, locale, 'spoken'))}>
        {t('now', saidHour(endsAt, today, who, locale))}
      </Spoken>
    );
  const time = formatTimeRange(startsAt, endsAt, locale, times);
  const spoken = spokenTimeRange(startsAt, endsAt, locale, times);
  if (isNear || day === today) return <Spoken as={t('soon', { time: spoken })}>{t('soon', { time })}</Spoken>;
  const date = dateOfHour(startsAt);
  return (
    <Spoken as={t('next', { day: spokenDate(date, locale), time: spoken })}>
      {t('next', { day: formatDate(date, locale), time })}
    </Spoken>
  );
}

/**
 * Who else is in the room during the shift and what they do, the lead first; with their contact
 * where the festival shares it.
 */
function Company({ view, shift: { colleagues } }: { view: OwnView; shift: OwnShift }) {
  const { t, locale, taskName } = view;
  if (colleagues.length === 0) return <p>{t('alone')}</p>;
  return (
    <div className="own-company">
      <p id="company">{t('with')}</p>
      <ul aria-labelledby="company">
        {colleagues.map(({ name, taskId, times, isReferent, isThere, contact }) => (
          <li key={`${name} ${taskId} ${times?.startsAt}`}>
            <bdi>{name}</bdi>
            <span className="own-does">
              <bdi>{taskName(taskId)}</bdi>
              {times && (
                <>
                  , <TimeRange from={times.startsAt} to={times.endsAt} isEndAgain={times.isEndAgain} locale={locale} />
                </>
              )}
            </span>
            {isReferent && <b>{t('referent')}</b>}
            {isThere && <span className="own-there">{t('isThere')}</span>}
            {contact && (
              <span className="own-reach">
                <ContactButtons view={view} contact={contact.contact} name={name} look="own-small" />
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** « Je suis là », or since when they are. */
export function Arrival({ view, shift: { assignmentId, checkedInAt, version } }: { view: OwnView; shift: OwnShift }) {
  const { t, hour } = view;
  const form = { view, fields: { id: assignmentId }, about: [version] };
  if (checkedInAt === null)
    return (
      <OwnActButton {...form} act="here" look="btn lamp">
        {t('here')}
      </OwnActButton>
    );
  const { printed, spoken } = hour(checkedInAt);
  return (
    <div className="own-here">
      <p>
        <Spoken as={t('hereSince', spoken)}>{t('hereSince', printed)}</Spoken>
      </p>
      <details>
        <summary>{t('away')}</summary>
        <OwnActButton {...form} act="away">
          {t('awayDo')}
        </OwnActButton>
      </details>
    </div>
  );
}
