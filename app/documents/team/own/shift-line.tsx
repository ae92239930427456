import { clsx } from 'clsx';
import { capital } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { OwnShift } from '#lib/volunteers/page.ts';
import { isActive } from '#lib/volunteers/planning.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';
import { shownAs } from '#lib/volunteers/shown.ts';
import { OwnActButton } from './act-form.tsx';
import { currentOf, Presence } from './now-card.tsx';
import type { OwnView } from './own-view.ts';
import { Building, ShiftWhen, shiftPlaceOf } from './when.tsx';

/** One of their shifts: when, what, where, its state, and the buttons to answer. */
export function OwnShiftLine({ view, shift, isPast = false }: { view: OwnView; shift: OwnShift; isPast?: boolean }) {
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
      <State view={view} shift={shift} />
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

function State({ view: { t }, shift }: { view: OwnView; shift: OwnShift }) {
  const { state, reconfirm, checkedInAt, times } = shift;
  // A shift that lost its time asks no question; the place of its hours says so.
  if (reconfirm?.why === 'unscheduled') return null;
  if (reconfirm) return <span className="flag warn">{t(reconfirm.after ? 'state.reconfirm' : 'state.cancelled')}</span>;
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
        <Presence view={view} shift={shift} />
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
  const { assignmentId: id, turnedDown, isReplaced } = shift;
  return (
    <>
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
