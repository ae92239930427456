import { clsx } from 'clsx';
import { DateOf } from '#app/_components/time.tsx';
import { groupedBy } from '#lib/grouped.ts';
import { capital } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { sweep } from '#lib/time/interval.ts';
import type { OwnShift } from '#lib/volunteers/page.ts';
import { shownAs } from '#lib/volunteers/page-keys.ts';
import { isActive } from '#lib/volunteers/planning.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';
import type { ShiftTimes } from '#lib/volunteers/shift-times.ts';
import { OwnActButton } from './act-form.tsx';
import { Arrival, currentOf } from './now-card.tsx';
import { lineOf, type OwnView } from './own-view.ts';
import { Building, ShiftWhen, shiftPlaceOf } from './when.tsx';

/** Their shifts by day; past ones are folded below. Shifts they gave away or lost are left out. */
export function ShiftDays({ view }: { view: OwnView }) {
  const { t, page, document } = view;
  const own = page.shifts.filter(({ state, isOff }) => state !== 'cancelled' || isOff);
  const coming = own.filter((shift) => !isOver(view, shift));
  const past = own.filter((shift) => isOver(view, shift));
  return (
    <section className="own-part" aria-labelledby="mine" id="shifts">
      <h2 id="mine">{t('title')}</h2>
      {own.length === 0 && <p className="hint">{t(document ? 'mineNone' : 'unpublished')}</p>}
      <YesToAll view={view} proposed={proposedOf(view)} />
      {byDay(coming).map(({ day, shifts }) => (
        <section key={day ?? ''} className="own-day">
          <h3>{day === null ? t('untimed') : <DateOf date={day} locale={view.locale} />}</h3>
          <ul>
            {shifts.map((shift) => (
              <OwnShiftLine key={shift.assignmentId} view={view} shift={shift} />
            ))}
          </ul>
        </section>
      ))}
      {past.length > 0 && (
        <details className="own-fold">
          <summary>{t('past', { count: past.length })}</summary>
          {byDay(past).map(({ day, shifts }) => (
            <section key={day ?? ''} className="own-day">
              <h3>{day !== null && <DateOf date={day} locale={view.locale} />}</h3>
              <ul>
                {shifts.map((shift) => (
                  <OwnShiftLine key={shift.assignmentId} view={view} shift={shift} isPast />
                ))}
              </ul>
            </section>
          ))}
        </details>
      )}
    </section>
  );
}

function isOver({ now }: OwnView, { times, planned }: OwnShift): boolean {
  const known = times.isTimed ? times : planned;
  return known.isTimed && known.end * 60_000 <= now;
}

/**
 * The timed shifts to come that they are asked for. Shifts that moved since they said yes are asked
 * about elsewhere.
 */
const proposedOf = (view: OwnView) =>
  view.page.shifts.filter(
    (shift) => shift.state === 'offered' && shift.times.isTimed && !shift.reconfirm && !isOver(view, shift),
  );

/** « Oui à tout », where several shifts are proposed, above the list of those it accepts. */
function YesToAll({ view, proposed }: { view: OwnView; proposed: readonly OwnShift[] }) {
  const { t } = view;
  if (proposed.length < 2) return null;
  const all = proposed.map(({ assignmentId, planned }) => `${assignmentId}.${shownAs(planned)}`).join(' ');
  const about = proposed.flatMap(({ assignmentId, version }) => [assignmentId, version]);
  const atOnce = atOnceWith(view, proposed);
  return (
    <div className="own-acts own-ask" id={ALL}>
      {atOnce.map(([first, second]) => (
        <p key={`${first.assignmentId} ${second.assignmentId}`}>
          {t('yesAllAtOnce', { first: lineOfShift(view, first), second: lineOfShift(view, second) })}
        </p>
      ))}
      <p>{t(atOnce.length > 0 ? 'yesAllBoth' : 'yesAllText')}</p>
      <OwnActButton view={view} act="yesAll" fields={{ proposed: all }} about={about} look="btn lamp">
        {t('yesAll', { count: proposed.length })}
      </OwnActButton>
    </div>
  );
}

type TimedOwnShift = OwnShift & { times: ShiftTimes };

/** The pairs of their shifts at the same time of which one is proposed. */
function atOnceWith({ page }: OwnView, proposed: readonly OwnShift[]): [TimedOwnShift, TimedOwnShift][] {
  const pairs: [TimedOwnShift, TimedOwnShift][] = [];
  const theirs = page.shifts.flatMap((shift) => {
    const { times } = shift;
    return isActive(shift) && times.isTimed ? [{ start: times.start, end: times.end, shift: { ...shift, times } }] : [];
  });
  const asked = new Set(proposed.map(({ assignmentId }) => assignmentId));
  sweep(theirs, ({ shift: first }, { shift: second }) => {
    if (asked.has(first.assignmentId) || asked.has(second.assignmentId)) pairs.push([first, second]);
  });
  return pairs;
}

const lineOfShift = (view: OwnView, { task, times }: TimedOwnShift) => lineOf(view, task.name, times);

const ALL = 'all';

/**
 * How many answers they owe, with links to them: for shifts, and for exchanges proposed to them
 * alone. An exchange proposed to everybody needs no answer.
 */
export function Waiting({ view }: { view: OwnView }) {
  const { t, page } = view;
  const asking = page.shifts.filter(
    (shift) =>
      isActive(shift) &&
      !isOver(view, shift) &&
      ((shift.state === 'offered' && shift.times.isTimed) || shift.reconfirm !== null),
  );
  const [first] = asking;
  const place = proposedOf(view).length > 1 ? ALL : `s${first?.assignmentId}`;
  const offers = page.offers.filter((offer) => !offer.isForAll && !offer.isAgreed && !offer.isRefused);
  return (
    <>
      {first && (
        <p className="notice own-waiting">
          <a href={`#${place}`}>{t('waiting', { count: asking.length })}</a>
        </p>
      )}
      {offers.length > 0 && (
        <p className="notice own-waiting">
          <a href="#offers">{t('waitingExchange', { count: offers.length })}</a>
        </p>
      )}
    </>
  );
}

function byDay(shifts: readonly OwnShift[]): { day: string | null; shifts: OwnShift[] }[] {
  const days = groupedBy(shifts, (shift) => (shift.times.isTimed ? shift.times.day : null));
  return [...days].map(([day, some]) => ({ day, shifts: some }));
}

/** One of their shifts: when, what, where, its state, and the buttons to answer. */
function OwnShiftLine({ view, shift, isPast = false }: { view: OwnView; shift: OwnShift; isPast?: boolean }) {
  const { t, say } = view;
  const { times, planned } = shift;
  const isOff = !isActive(shift) || !times.isTimed;
  return (
    <li className={clsx('own-shift', isOff && 'off')} id={`s${shift.assignmentId}`}>
      <p className="own-shift-when num">
        {times.isTimed ? (
          <ShiftWhen view={view} times={times} {...(planned.isTimed && { planned })} />
        ) : (
          <span>{typeset(translator(view.locale, 'volunteers')(`untimed.${times.why}`), view.locale)}</span>
        )}
      </p>
      <div className="own-shift-what">
        <p>
          <b dir="auto">{say(shift.task.name)}</b>
          <br />
          <span className="own-where" dir="auto">
            {shiftPlaceOf(view, shift)}
          </span>
        </p>
        {!isOff && !isPast && <Building view={view} roomId={shift.roomId} />}
        <Seance view={view} shift={shift} />
        {shift.isReferent && !isOff && <p className="hint">{t('youAreReferent')}</p>}
      </div>
      <State view={view} shift={shift} isPast={isPast} />
      {!isPast && <Answers view={view} shift={shift} />}
    </li>
  );
}

/** The séance it belongs to. */
function Seance({ view: { document, say }, shift }: { view: OwnView; shift: OwnShift }) {
  const event = document?.events.find(({ number }) => number === shift.eventNumber);
  return event ? (
    <p className="hint" dir="auto">
      {say(event.title)}
    </p>
  ) : null;
}

function State({ view: { t }, shift, isPast }: { view: OwnView; shift: OwnShift; isPast: boolean }) {
  const { state, reconfirm, checkedInAt, times } = shift;
  // A shift that lost its time asks no question; the place of its hours says so.
  if (reconfirm?.why === 'unscheduled') return null;
  if (reconfirm && !(isPast && reconfirm.after))
    return <span className="flag warn">{t(reconfirm.after ? 'state.reconfirm' : 'state.cancelled')}</span>;
  if (checkedInAt !== null) return <span className="flag good">{t('state.there')}</span>;
  // A shift without hours asks no question: they only need to know of it.
  if (state === 'offered' && !times.isTimed) return null;
  const look = { offered: 'warn', confirmed: 'good', declined: 'plain', cancelled: '' }[state];
  return <span className={clsx('flag', look)}>{t(`state.${state}`)}</span>;
}

function Answers({ view, shift }: { view: OwnView; shift: OwnShift }) {
  const { t, page, locale, now } = view;
  const { assignmentId, version, state, reconfirm, times, planned } = shift;
  const form = { view, fields: { id: assignmentId }, about: [version], shown: shownAs(planned) };
  const isToCome = times.isTimed && times.start * 60_000 > now;
  if (state === 'cancelled') return null;
  if (state === 'declined')
    return times.isTimed ? (
      <div className="own-acts">
        <OwnActButton {...form} act="yes" look="own-small">
          {t('yesAgain')}
        </OwnActButton>
      </div>
    ) : null;
  if (reconfirm) {
    const isGone = reconfirm.after === null;
    return (
      <div className="own-acts own-ask">
        <p>{capital(reconfirmSentence(reconfirm, page, locale), locale)}</p>
        <OwnActButton {...form} act="yes" look="btn lamp">
          {t(isGone ? 'noted' : 'yes')}
        </OwnActButton>
        {!isGone && (
          <OwnActButton {...form} act="no">
            {t('no')}
          </OwnActButton>
        )}
        {!isGone && isToCome && <Exchange view={view} shift={shift} />}
      </div>
    );
  }
  if (!times.isTimed) return null;
  if (state === 'offered')
    return (
      <div className="own-acts own-ask">
        <OwnActButton {...form} act="yes" look="btn lamp">
          {t('yesOffered')}
        </OwnActButton>
        <OwnActButton {...form} act="no">
          {t('noOffered')}
        </OwnActButton>
      </div>
    );
  if (!isToCome) {
    // One that runs beside the one on the card, such as where that is late.
    const isOnCard = currentOf(view)?.assignmentId === assignmentId;
    return isOnCard ? null : (
      <div className="own-acts">
        <Arrival view={view} shift={shift} />
      </div>
    );
  }
  return (
    <div className="own-acts">
      <Exchange view={view} shift={shift} />
      <details className="own-no">
        <summary className="own-small">{t('no')}</summary>
        <p>{t('noSure')}</p>
        <OwnActButton {...form} act="no" look="btn bad">
          {t('noYes')}
        </OwnActButton>
      </details>
    </div>
  );
}

/** The state of the exchange they proposed, or the link to propose one. */
function Exchange({ view, shift }: { view: OwnView; shift: OwnShift }) {
  if (shift.exchange) return <Proposed view={view} shift={shift} />;
  const { assignmentId: id, turnedDown, isReplaced, isApproved } = shift;
  return (
    <>
      {isApproved && (
        <div className="own-proposed">
          <p>{view.t('exchangeApproved')}</p>
        </div>
      )}
      {turnedDown && (
        <div className="own-proposed">
          <p>
            {turnedDown.by === null ? view.t('exchangeRefused') : view.t('exchangeDeclined', { name: turnedDown.by })}
          </p>
        </div>
      )}
      {!isReplaced && (
        <a href={`${view.base}?exchange=${id}#exchange`} data-exchange={id} className="own-small">
          {view.t('exchange')}
        </a>
      )}
    </>
  );
}

function Proposed({ view, shift: { exchange, turnedDown } }: { view: OwnView; shift: OwnShift }) {
  const { t, personName } = view;
  if (!exchange) return null;
  const { id, version, state, toVolunteerId, acceptedByVolunteerId } = exchange;
  return (
    <div className="own-proposed">
      <p>
        {state === 'accepted'
          ? t('exchangeAccepted', { name: personName(acceptedByVolunteerId) })
          : toVolunteerId === null
            ? turnedDown?.isOpenAgain
              ? t('exchangeOpenAgain', { name: turnedDown.by ?? '' })
              : t('exchangeOpenAll')
            : t('exchangeOpenTo', { name: personName(toVolunteerId) })}
      </p>
      <OwnActButton view={view} act="end" fields={{ id }} about={[version]} look="own-small">
        {t('exchangeWithdraw')}
      </OwnActButton>
    </div>
  );
}
