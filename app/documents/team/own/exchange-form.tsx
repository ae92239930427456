import { idInQuery } from '#lib/i18n/typed-numbers.ts';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';
import { returnsOf } from '#lib/volunteers/standing-exchanges.ts';
import { ActForm } from './act-form.tsx';
import { lineOf, type OwnView } from './own-view.ts';

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
  const own = page.shifts.flatMap(({ assignmentId: id, version, task, times, state, exchange, isReplaced }) =>
    times.isTimed && state === 'confirmed' && times.start * 60_000 > now && !exchange && !isReplaced
      ? [{ id, version, label: lineOf(view, task.name, times) }]
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
        <ActForm view={view} act="exchange" about={own.flatMap(({ id, version }) => [id, version])}>
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
export function askedIn(query: Record<string, string | string[] | undefined>): AskedExchange {
  return {
    shift: idInQuery(query.exchange) ?? idInQuery(query.assignmentId),
    to: idInQuery(query.toVolunteerId),
    message: typeof query.message === 'string' ? query.message : '',
  };
}
