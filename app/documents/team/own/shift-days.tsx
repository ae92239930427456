import { DateOf } from '#app/_components/time.tsx';
import { groupedBy } from '#lib/grouped.ts';
import type { OwnShift } from '#lib/volunteers/page.ts';
import { isActive } from '#lib/volunteers/planning.ts';
import { shownAs } from '#lib/volunteers/shown.ts';
import { OwnActButton } from './act-form.tsx';
import type { OwnView } from './own-view.ts';
import { OwnShiftLine } from './shift-line.tsx';

/**
 * Their shifts by day; what is over stands folded below. What was given away or taken from them is
 * not theirs any more.
 */
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
 * The shifts they are asked for, to come, with hours. What moved since they agreed is a question of
 * its own.
 */
const proposedOf = (view: OwnView) =>
  view.page.shifts.filter(
    (shift) => shift.state === 'offered' && shift.times.isTimed && !shift.reconfirm && !isOver(view, shift),
  );

/** « Oui à tout », above the shifts it says yes to, where several are proposed. */
function YesToAll({ view, proposed }: { view: OwnView; proposed: readonly OwnShift[] }) {
  const { t } = view;
  if (proposed.length < 2) return null;
  const all = proposed.map(({ assignmentId, planned }) => `${assignmentId}.${shownAs(planned)}`).join(' ');
  const about = proposed.flatMap(({ assignmentId, version }) => [assignmentId, version]);
  return (
    <div className="own-acts own-ask" id={ALL}>
      <p>{t('yesAllText')}</p>
      <OwnActButton view={view} act="yesAll" fields={{ proposed: all }} about={about} look="btn lamp">
        {t('yesAll', { count: proposed.length })}
      </OwnActButton>
    </div>
  );
}

const ALL = 'all';

/**
 * How many answers of theirs are missing, with the way there: of shifts, and of exchanges that were
 * proposed to them alone. What was proposed to all asks nobody for a no.
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
