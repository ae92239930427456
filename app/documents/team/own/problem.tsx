import { Spoken } from '#app/_components/time.tsx';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';
import { meansOf } from '#lib/live/contact-means.ts';
import { type ProblemKind, toldProblems } from '#lib/volunteers/choices.ts';
import { ActForm } from './act-form.tsx';
import type { OwnView } from './own-view.ts';

const kindWords = ({ locale }: OwnView) => {
  const t = sentencesIn(locale, 'volunteers');
  return (kind: ProblemKind) => t(`problem.${kind}`);
};

/**
 * « Un problème »: what kind, and a few words; it appears on the board of the day. Buttons to call
 * or write stand beside it.
 */
export function ProblemForm({ view, roomId }: { view: OwnView; roomId: number | null }) {
  const { t, besides } = view;
  const say = kindWords(view);
  return (
    <details className="own-problem" id="problem">
      <summary className="btn">{t('problem')}</summary>
      <ActForm view={view} act="problem" fields={roomId === null ? {} : { roomId }} about={[besides.nextProblem]}>
        <fieldset className="choice-boxes">
          <legend>{t('problemWhat')}</legend>
          {toldProblems.map((kind) => (
            <label key={kind} className="choice-box">
              <input type="radio" name="kind" value={kind} required />
              <span>{say(kind)}</span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="problem-text">{t('problemText')}</label>
          <textarea id="problem-text" name="text" className="input" rows={2} maxLength={1000} />
        </div>
        <button type="submit" className="btn lamp">
          {t('problemSend')}
        </button>
      </ActForm>
    </details>
  );
}

/** A settled problem is shown until this long after it was told. Milliseconds. */
const RECENT = 6 * 3_600_000;

/** What they told and how it stands, with the two ways to hurry where the number is known. */
export function Problems({ view }: { view: OwnView }) {
  const { t, hour, besides, page, now } = view;
  const say = kindWords(view);
  const shown = besides.problems.filter(({ settledAt, at }) => settledAt === null || now - Date.parse(at) < RECENT);
  if (shown.length === 0) return null;
  const isOpen = shown.some(({ settledAt }) => settledAt === null);
  const canHurry = isOpen && meansOf(page.dayNumber, { subject: '', body: '' }).length > 0;
  const last = shown[0];
  return (
    <section className="own-part own-problems" aria-labelledby="problems" id="told">
      <h2 id="problems">{t('problems')}</h2>
      <ul>
        {shown.map(({ id, kind, text, at, settledAt, settledBy }) => {
          const { printed, spoken } = hour(at);
          return (
            <li key={id}>
              <b>
                <Spoken as={t('problemTold', { ...spoken, problem: say(kind) })}>
                  {t('problemTold', { ...printed, problem: say(kind) })}
                </Spoken>
              </b>
              {text && <p dir="auto">{text}</p>}
              <p className="hint">{settledAt ? t('problemSettled', { name: settledBy }) : t('problemOpen')}</p>
            </li>
          );
        })}
      </ul>
      {canHurry && (
        <div className="own-acts">
          <p>{t('problemAfter')}</p>
          <ContactButtons
            view={view}
            contact={page.dayNumber}
            name={t('dayNumber')}
            message={last ? t('problemMessage', { problem: say(last.kind), text: last.text }) : ''}
          />
        </div>
      )}
    </section>
  );
}

/**
 * Buttons to call and to write; nothing where the contact is neither a number nor an address.
 * `name`: the person, where several contacts stand side by side.
 */
export function ContactButtons({
  view: { t, who, say },
  contact,
  message = '',
  name,
  look = 'btn',
}: {
  view: OwnView;
  contact: string;
  message?: string;
  name?: string;
  look?: string;
}) {
  return meansOf(contact, { subject: say(who.name), body: message }).map(({ kind, href, to }) => {
    const isCall = kind === 'call';
    return (
      <a key={href} href={href} className={look}>
        {t(isCall ? 'call' : 'write')}
        <span className="spoken"> {name ?? to}</span>
      </a>
    );
  });
}
