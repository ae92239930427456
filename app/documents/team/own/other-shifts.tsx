import { DateOf } from '#app/_components/time.tsx';
import type { Query } from '#app/_server/live-page.tsx';
import { idInQuery } from '#lib/i18n/typed-numbers.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';
import type { OfferedExchange, OpenShift } from '#lib/volunteers/page.ts';
import { shownAs } from '#lib/volunteers/page-keys.ts';
import { returnsOf } from '#lib/volunteers/standing-exchanges.ts';
import { refusalInWords } from '#lib/volunteers/warning-sentences.ts';
import { ActForm, OwnActButton } from './act-form.tsx';
import { lineOf, type OwnView } from './own-view.ts';
import { ShiftHours, shiftPlaceOf } from './when.tsx';

/*
 * Shifts that are not a volunteer's yet: proposed exchanges, open shifts, and the form that
 * proposes an exchange.
 */

/** How many open shifts are shown before the reader asks for all, and how many they cannot take. */
const FIRST = 6;
const BLOCKED = 3;

type Names = Parameters<typeof refusalInWords>[1];

/** The names that sentences about an obstacle need: only their own shifts can be in the way. */
function namesOf({ page, who }: OwnView): Names {
  const own = page.shifts.flatMap(({ shiftId, taskId, times }) =>
    times.isTimed ? [[shiftId, { ...times, taskId }] as const] : [],
  );
  return {
    volunteers: new Map([[who.volunteer.id, who.volunteer]]),
    tasks: page.tasks,
    rooms: page.rooms,
    shifts: new Map(own),
    events: new Map(),
  };
}

type LineProps = { view: OwnView; shift: OfferedExchange['shift']; id?: string; children: React.ReactNode };

function Line({ view, shift, id, children }: LineProps) {
  const { locale, taskName } = view;
  return (
    <li className="own-shift" id={id}>
      <p className="own-shift-when num">
        <DateOf date={dateOfHour(shift.times.startsAt)} locale={locale} style="short" className="nowrap" />
        <br /> <ShiftHours view={view} times={shift.times} planned={shift} />
      </p>
      <div className="own-shift-what">
        <p>
          <b dir="auto">{taskName(shift.taskId)}</b>
          <br />
          <span className="own-where" dir="auto">
            {shiftPlaceOf(view, shift)}
          </span>
        </p>
      </div>
      {children}
    </li>
  );
}

/**
 * Exchanges others propose, with the buttons to accept or the reason why they cannot; and those
 * they accepted, while the coordinator decides, and after a no until the shift is over.
 */
export function OfferedShifts({ view }: { view: OwnView }) {
  const { t, page } = view;
  if (page.offers.length === 0) return null;
  const names = namesOf(view);
  return (
    <section className="own-part" aria-labelledby="offers-title" id="offers">
      <h2 id="offers-title">{t('offers')}</h2>
      <ul>
        {page.offers.map((offer) => (
          <Line key={offer.id} id={`o${offer.id}`} view={view} shift={offer.shift}>
            <div className="own-acts own-ask">
              <p>{t(offer.isForAll ? 'offersAll' : 'offerFor', { name: offer.from })}</p>
              {offer.inReturn && <p>{t('offerReturn', { shift: returnOf(view, offer.inReturn) })}</p>}
              {offer.message && (
                <p className="own-lines" dir="auto">
                  {offer.message}
                </p>
              )}
              <Answer view={view} offer={offer} names={names} />
            </div>
          </Line>
        ))}
      </ul>
    </section>
  );
}

function Answer({ view, offer, names }: { view: OwnView; offer: OfferedExchange; names: Names }) {
  const { t, locale } = view;
  const form = { view, fields: { id: offer.id }, about: [offer.version] };
  if (offer.isAgreed)
    return (
      <>
        <p>{t('said.waits')}</p>
        <OwnActButton {...form} act="end">
          {t('offerTakeBack')}
        </OwnActButton>
      </>
    );
  if (offer.isRefused) return <p>{t('exchangeRefused')}</p>;
  const shown = shownAs(offer.shift, offer.inReturn);
  return (
    <>
      {offer.obstacle ? (
        <p className="hint">{refusalInWords(offer.obstacle, names, locale)}</p>
      ) : (
        <OwnActButton {...form} act="accept" shown={shown} look="btn lamp">
          {t('offerAccept')}
        </OwnActButton>
      )}
      {!offer.isForAll && (
        <OwnActButton {...form} act="end">
          {t('offerDecline')}
        </OwnActButton>
      )}
    </>
  );
}

const returnOf = (view: OwnView, { taskId, times }: OfferedExchange['shift']) =>
  lineOf(view, view.page.tasks.get(taskId)?.name, times);

/**
 * Open shifts they can take, soonest first, and some they cannot, with the reason. All of them only
 * when the address asks for it, to keep the page small.
 */
export function OpenShifts({ view, isWhole }: { view: OwnView; isWhole: boolean }) {
  const { t, page } = view;
  if (!page.mayTakeShifts || page.open.length === 0) return null;
  const most = (some: readonly OpenShift[], count: number) => (isWhole ? some : some.slice(0, count));
  const free = page.open.filter(({ obstacle }) => obstacle === null);
  const blocked = page.open.filter(({ obstacle }) => obstacle !== null);
  const left = page.open.length - most(free, FIRST).length - most(blocked, BLOCKED).length;
  const names = namesOf(view);
  const line = (shift: OpenShift) => <Open key={shift.id} view={view} shift={shift} names={names} />;
  return (
    <section className="own-part" aria-labelledby="open-title" id="open">
      <h2 id="open-title">{t('open')}</h2>
      {free.length > 0 && <p className="hint">{t('openLead')}</p>}
      <ul>{most(free, FIRST).map(line)}</ul>
      {blocked.length > 0 && (
        <details className="own-fold">
          <summary>{t('openCannot', { count: blocked.length })}</summary>
          <ul>{most(blocked, BLOCKED).map(line)}</ul>
        </details>
      )}
      {left > 0 && (
        <p>
          <a href={`${view.base}?open=all#open`} className="own-small">
            {t('openMore', { count: left })}
          </a>
        </p>
      )}
    </section>
  );
}

function Open({ view, shift, names }: { view: OwnView; shift: OpenShift; names: Names }) {
  const { t, locale, page } = view;
  // They may have taken it before, and been taken off it since.
  const version = page.shifts.find(({ shiftId }) => shiftId === shift.id)?.version ?? 0;
  return (
    <Line id={`open-${shift.id}`} view={view} shift={shift}>
      <span className="flag plain">{t('openPlaces', { count: shift.people - shift.present })}</span>
      <div className="own-acts">
        {shift.obstacle ? (
          <p className="hint">{refusalInWords(shift.obstacle, names, locale)}</p>
        ) : (
          <OwnActButton
            view={view}
            act="take"
            fields={{ id: shift.id }}
            about={[shift.present, version]}
            shown={shownAs(shift)}
          >
            {t('take')}
          </OwnActButton>
        )}
      </div>
    </Line>
  );
}

/** `message` is what was typed before the form was shown again. */
type AskedExchange = { shift: number | null; to: number | null; message: string };

/**
 * « Proposer un échange »: one form for all of their shifts, so that its lists stand in the page
 * once. To ask for a shift of somebody in return, the form is posted and shown again with that
 * person's shifts, as the page contains nobody else's plan. It is a post so that the message is
 * kept and does not stand in the address.
 */
export function ExchangeForm({ view, asked }: { view: OwnView; asked: AskedExchange }) {
  const { t, page, besides, now, personChoice } = view;
  const own = page.shifts.flatMap(({ assignmentId: id, version, lastProposal, task, times, ...shift }) =>
    times.isTimed && shift.state === 'confirmed' && times.start * 60_000 > now && !shift.exchange && !shift.isReplaced
      ? [{ id, about: [id, version, lastProposal], label: lineOf(view, task.name, times) }]
      : [],
  );
  // The list of everybody is long and rarely opened, so a script adds it when needed, or the server
  // when the address asks for the form.
  const isAsked = asked.shift !== null || asked.to !== null;
  if (own.length === 0 || besides.people.length === 0) return null;
  const returns = asked.to === null ? [] : returnsOf(view.who, asked.to, now / 60_000);
  return (
    <section className="own-part own-exchange" aria-labelledby="exchange-title" id="exchange">
      <details open={isAsked}>
        <summary>
          <h2 id="exchange-title">{t('exchange')}</h2>
        </summary>
        <p className="hint">
          {t('exchangeLead')} {page.needsApproval && t('exchangeApproval')}
        </p>
        <ActForm view={view} act="exchange" about={own.flatMap(({ about }) => about)}>
          <div className="field">
            <label htmlFor="exchange-shift">{t('exchangeShift')}</label>
            <select id="exchange-shift" name="assignmentId" className="input" defaultValue={asked.shift ?? undefined}>
              {own.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="exchange-to">{t('exchangeTo')}</label>
            <select
              id="exchange-to"
              name="toVolunteerId"
              className="input"
              defaultValue={asked.to ?? ''}
              data-people={isAsked ? undefined : JSON.stringify(besides.people.map(({ id }) => [id, personChoice(id)]))}
            >
              <option value="">{t('exchangeToAll')}</option>
              {isAsked &&
                besides.people.map(({ id }) => (
                  <option key={id} value={id}>
                    {personChoice(id)}
                  </option>
                ))}
            </select>
            {!isAsked && (
              <noscript>
                <a href={`${view.base}?exchange=${own[0]?.id}#exchange`} className="own-small">
                  {t('exchangeChoose')}
                </a>
              </noscript>
            )}
          </div>
          {asked.to === null ? (
            <p className="hint">{t('exchangeReturnHint')}</p>
          ) : (
            <div className="field">
              <label htmlFor="exchange-return">{t('exchangeReturn')}</label>
              <select id="exchange-return" name="returnAssignmentId" className="input">
                <option value="">{t('exchangeReturnNone')}</option>
                {returns.map(({ assignmentId, shift }) => (
                  <option key={assignmentId} value={assignmentId}>
                    {lineOf(view, page.tasks.get(shift.taskId)?.name, shift)}
                  </option>
                ))}
              </select>
            </div>
          )}
          <p>
            <button
              type="submit"
              formAction={`${volunteerAddresses.post(view.token)}#exchange`}
              formNoValidate
              className="own-small"
              name="returns"
              value="1"
            >
              {t('exchangeReturns')}
            </button>
          </p>
          <div className="field">
            <label htmlFor="exchange-message">{t('exchangeMessage')}</label>
            <textarea
              id="exchange-message"
              name="message"
              className="input"
              rows={2}
              maxLength={1000}
              defaultValue={asked.message}
            />
          </div>
          <button type="submit" className="btn lamp">
            {t('exchangeSend')}
          </button>
        </ActForm>
      </details>
    </section>
  );
}
/**
 * What the address asks of the form (`?exchange=12`), or what was posted to see a person's shifts.
 */
export function askedIn(query: Query): AskedExchange {
  return {
    shift: idInQuery(query.exchange) ?? idInQuery(query.assignmentId),
    to: idInQuery(query.toVolunteerId),
    message: typeof query.message === 'string' ? query.message : '',
  };
}
