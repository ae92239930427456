import { DateOf } from '#app/_components/time.tsx';
import { groupedBy } from '#lib/grouped.ts';
import type { OwnShift } from '#lib/volunteers/page.ts';
import { isActive } from '#lib/volunteers/planning.ts';
import { shownAs } from '#lib/volunteers/shown.ts';
import { OwnActButton } from './act-form.tsx';
import type { OwnView } from './own-view.ts';
import { OwnShiftLine } from './shift-line.tsx';

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
