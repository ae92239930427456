import type { ReactNode } from 'react';
import { MAX_NAME, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import { languagesInWords } from '#lib/i18n/languages.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate, formatDuration, formatTime } from '#lib/time/format.ts';
import { diets, shirtSizes } from '#lib/volunteers/choices.ts';
import { HEALTH_DAYS } from '#lib/volunteers/emergencies.ts';
import { emergencyFields } from '#lib/volunteers/emergency-contact.ts';
import { DECIDED_DAYS } from '#lib/volunteers/joining/applications.ts';
import {
  agesOf,
  chosenWays,
  FIELD_LENGTHS,
  type JoinRefusal,
  joinParts,
  MAX_WISHED,
  partHours,
  partsLeft,
  refusableFields,
  SHOWN,
} from '#lib/volunteers/joining/form.ts';
import { BROWSER_MINUTES, TRAP } from '#lib/volunteers/joining/guard.ts';
import { ERASE_ALLERGIES } from '#lib/volunteers/joining/join-page.ts';
import { isMinor, MINOR_LIMITS, minorRulesOf } from '#lib/volunteers/minors.ts';
import type { JoinView } from './join-view.ts';

/** The form. It works without scripts: every button-like answer is a native control. */
export function JoinForm({ view }: { view: JoinView }) {
  const { t, locale, token, mine, own, mark, paths } = view;
  return (
    <form method="post" action={paths.post()}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="opened" value={mark} />
      {token !== null && <input type="hidden" name="link" value={token} />}
      {mine !== null && <input type="hidden" name="mine" value={mine} />}
      {own !== null && <input type="hidden" name={SHOWN} value={own.toString()} />}
      <div className="join-trap" aria-hidden="true">
        <label>
          {t('leave')}
          <input name={TRAP} tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <You view={view} />
      <When view={view} />
      <What view={view} />
      <Meals view={view} />
      {mine !== null && <Emergency view={view} />}
      <section className="join-part">
        <Field view={view} name="remarks" label={t('remarks')} hint={t('remarksHint')} isLong isOptional />
        <Kept view={view} />
      </section>
      <div className="join-foot">
        <button type="submit" className="btn lamp">
          {t(token === null && mine === null ? 'send' : 'correct')}
        </button>
      </div>
    </form>
  );
}

type Of = { view: JoinView };

const ofEmergency: readonly string[] = [emergencyFields.name, emergencyFields.contact];

/** Why the form is shown again: one sentence a field, each with a link to its field. */
export function JoinRefused({ view: { t, refused, isBusy } }: Of) {
  if (isBusy || !refused)
    return isBusy ? (
      <p className="join-said bad" role="alert">
        {t('busy')}
      </p>
    ) : null;
  return (
    <div className="join-said bad" role="alert">
      <p>{t('refused')}</p>
      <ul className="join-list">
        {refusableFields
          .filter((name) => refused[name])
          .map((name) => (
            <li key={name}>
              <a className="link" href={`#${name}-wrong`}>
                {/* Without its section's title, « Téléphone » would read as the volunteer's
                    own. */}
                {ofEmergency.includes(name) && `${t('emergency')} – `}
                {/* The consent box says who may read the allergies; the link names the
                    allergies. */}
                {t(name === 'mayRead' ? 'allergies' : name)}
              </a>
            </li>
          ))}
      </ul>
    </div>
  );
}

const Part = ({
  id,
  title,
  className = '',
  children,
}: {
  id: string;
  title: string;
  className?: string;
  children: ReactNode;
}) => (
  <section className={`join-part ${className}`} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

const isBounded = (name: string): name is keyof typeof FIELD_LENGTHS => name in FIELD_LENGTHS;

/** The error of a field, beside it; the field refers to it. */
function Wrong({ view: { t, page, refused }, name }: Of & { name: keyof JoinRefusal }) {
  const wrong = refused?.[name];
  if (!wrong) return null;
  const isOwn = name === 'guardianContact' || name === 'mayRead' || name === 'emergencyContact';
  const most = isBounded(name) ? FIELD_LENGTHS[name] : MAX_WISHED;
  return (
    <span className="error" id={`${name}-wrong`}>
      {t(`wrong.${wrong === 'required' && isOwn ? name : wrong}`, { age: page.scene.minAge, most })}
    </span>
  );
}

/** A group of answers that are shown as keys, with its error and its hint. */
function Keys({ view, name, hint, children }: Of & { name: 'ways' | 'age'; hint: string; children: ReactNode }) {
  const described = [`${name}-hint`, view.refused?.[name] && `${name}-wrong`].filter(Boolean).join(' ');
  return (
    <fieldset aria-describedby={described}>
      <legend>{view.t(name)}</legend>
      <Wrong view={view} name={name} />
      <div className="join-keys">{children}</div>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
    </fieldset>
  );
}

function Field({
  view,
  name,
  label,
  hint,
  isLong = false,
  isOptional = false,
  ...input
}: Of & {
  name: keyof JoinRefusal;
  label: string;
  hint?: string;
  isLong?: boolean;
  isOptional?: boolean;
  autoComplete?: string;
}) {
  const { t, fields, refused } = view;
  const isWrong = refused?.[name] !== undefined;
  const described = [hint && `${name}-hint`, isWrong && `${name}-wrong`].filter(Boolean).join(' ');
  const own = {
    name,
    id: name,
    className: 'input',
    defaultValue: fields.get(name) ?? '',
    ...(described && { 'aria-describedby': described }),
    ...(isWrong && { 'aria-invalid': true }),
    ...input,
  };
  return (
    <div className="join-field">
      <label htmlFor={name}>
        {label} {isOptional && <i>{t('optional')}</i>}
      </label>
      <Wrong view={view} name={name} />
      {isLong ? <textarea rows={2} maxLength={MAX_NOTE} {...own} /> : <input maxLength={MAX_NAME} {...own} />}
      {hint && (
        <small className="hint" id={`${name}-hint`}>
          {hint}
        </small>
      )}
    </div>
  );
}

/** A checkbox or radio button drawn as a key that can be tapped as a whole. */
function Key({
  view: { fields },
  type,
  name,
  value,
  isMinors = false,
  children,
}: Of & { type: 'checkbox' | 'radio'; name: string; value: string; isMinors?: boolean; children: ReactNode }) {
  return (
    <label className="join-key">
      <input
        type={type}
        name={name}
        value={value}
        defaultChecked={fields.getAll(name).includes(value)}
        {...(isMinors && { 'data-minor': '' })}
      />
      {children}
    </label>
  );
}

function You({ view }: Of) {
  const { t, page, locale, mine, ageOnFile } = view;
  const { minAge } = page.scene;
  const ages = agesOf(minAge, ageOnFile);
  const untilOf = (age: 'under18' | 'under16') => minorRulesOf({ age, consent: null }, page.settings)?.until ?? '';
  const [until, youngUntil] = [untilOf('under18'), untilOf('under16')];
  const values = {
    from: formatTime(MINOR_LIMITS.nightEndsAt, locale),
    until: formatTime(until, locale),
    below: 16,
    young: ages.includes('under16') && youngUntil !== until ? formatTime(youngUntil, locale) : 'none',
    hours: formatDuration(page.settings.minorMinutesADay, locale, 'hours'),
  };
  return (
    <Part id="you" title={t('you')} className="join-you">
      <Field view={view} name="name" label={t('name')} autoComplete="name" />
      <Field view={view} name="contact" label={t('contact')} autoComplete="tel" />
      {mine !== null && (
        <Field view={view} name="otherContact" label={t('otherContact')} hint={t('otherContactHint')} isOptional />
      )}
      <Keys view={view} name="ways" hint={t('waysHint')}>
        {chosenWays.map((way) => (
          <Key key={way} view={view} type="checkbox" name="way" value={way}>
            {setTranslator(view.locale, 'records')(`way.${way}`)}
          </Key>
        ))}
      </Keys>
      <Keys view={view} name="age" hint={t('tooYoung')}>
        {ages.map((age) => (
          <Key key={age} view={view} type="radio" name="age" value={age} isMinors={isMinor(age)}>
            {t(`ages.${age}`)}
          </Key>
        ))}
      </Keys>
      {ages.some(isMinor) && (
        <div className="join-minor">
          <p>
            <b>{t('minor')}</b>
          </p>
          <p>{t('minorText', values)}</p>
          <Field view={view} name="guardian" label={t('guardian')} autoComplete="off" />
          <Field view={view} name="guardianContact" label={t('guardianContact')} autoComplete="off" />
        </div>
      )}
    </Part>
  );
}

/**
 * The days and hours still to come, and those the person gave before, so that a correction does not
 * lose them.
 */
function When({ view }: Of) {
  const { t, locale, page, fields } = view;
  const parts = joinParts.map((part) => ({ part, hours: partHours(page.scene, part) }));
  const tapped = fields.getAll('at');
  const days = page.scene.dates.flatMap((day) => {
    const left = partsLeft(page.scene, day, page.clock);
    const offered = [...left, ...(left.length === joinParts.length ? (['day'] as const) : [])];
    const shown = new Set<string>([...joinParts, 'day'].filter((part) => tapped.includes(`${day}.${part}`)));
    for (const part of offered) shown.add(part);
    return shown.size > 0 ? [{ day, shown }] : [];
  });
  const box = ({ day, shown }: (typeof days)[number], part: string, name: string) =>
    shown.has(part) && (
      <label className={part === 'day' ? 'whole' : undefined}>
        <input
          type="checkbox"
          name="at"
          value={`${day}.${part}`}
          aria-label={t('cell', { day: formatDate(day, locale), part: name })}
          defaultChecked={tapped.includes(`${day}.${part}`)}
        />
      </label>
    );
  return (
    <Part id="when" title={t('when')}>
      {days.length > 0 && (
        <>
          <p className="hint">{t('whenLead')}</p>
          <table className="join-times">
            <thead>
              <tr>
                <td />
                {parts.map(({ part, hours: [from, until] }) => (
                  <th key={part} scope="col">
                    {t(`part.${part}`)}
                    <small>
                      {formatTime(from, locale)} – {formatTime(until, locale)}
                    </small>
                  </th>
                ))}
                <th scope="col">{t('part.day')}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((one) => (
                <tr key={one.day}>
                  <th scope="row">{formatDate(one.day, locale, 'short')}</th>
                  {parts.map(({ part }) => (
                    <td key={part}>{box(one, part, t(`part.${part}`))}</td>
                  ))}
                  <td>{box(one, 'day', t('wholeDay'))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Field view={view} name="hours" label={t('hours')} hint={t('hoursHint')} isLong isOptional />
    </Part>
  );
}

function What({ view }: Of) {
  const { t, page, say, fields, locale } = view;
  return (
    <Part id="what" title={t('what')}>
      {page.tasks.map((task) => (
        <fieldset key={task.id}>
          <legend>
            {say(task.name)}{' '}
            <i>
              {[
                task.adultsOnly && t('adultsOnly'),
                languagesInWords(task.languages, locale),
                task.hasEnough && t('hasEnough'),
              ]
                .filter(Boolean)
                .join(', ')}
            </i>
          </legend>
          <div className="join-row">
            {(['for', '', 'against'] as const).map((wish) => (
              <label key={wish}>
                <input
                  type="radio"
                  name={`task-${task.id}`}
                  value={wish}
                  defaultChecked={(fields.get(`task-${task.id}`) ?? '') === wish}
                />
                {t(`wish.${wish === '' ? 'either' : wish}`)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <Field view={view} name="languages" label={t('languages')} isOptional />
      <div className="join-field">
        <label htmlFor="shirt">
          {t('shirt')} <i>{t('optional')}</i>
        </label>
        <select id="shirt" name="shirt" className="input" defaultValue={fields.get('shirt') ?? ''}>
          <option value="">{t('noShirt')}</option>
          {shirtSizes.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      </div>
      <Seances view={view} />
    </Part>
  );
}

/**
 * Public séances to come, and those wished for before, by day, folded so that people without wishes
 * can skip them.
 */
function Seances({ view }: Of) {
  const { t, locale, page, say, fields, refused } = view;
  const wished = fields.getAll('see');
  const isToCome = ({ admission, startsAt, endsAt }: DocumentEvent) =>
    ((admission === 'drop-in' ? endsAt : startsAt) ?? '') > page.clock;
  const events = (page.document?.events ?? []).filter(
    (one) => page.scene.events.has(one.number) && (isToCome(one) || wished.includes(String(one.number))),
  );
  if (events.length === 0) return null;
  return (
    <fieldset aria-describedby={refused?.see && 'see-wrong'}>
      <legend>
        {t('see')} <i>{t('optional')}</i>
      </legend>
      <Wrong view={view} name="see" />
      <p className="hint">{t('seeLead', { most: MAX_WISHED })}</p>
      {page.scene.dates.map((day) => {
        const of = events.filter(
          ({ startsAt }) => startsAt !== null && festivalDayOf(startsAt, page.scene.dayStartsAt) === day,
        );
        return (
          of.length > 0 && (
            <details
              key={day}
              className="join-fold"
              open={refused?.see !== undefined && of.some(({ number }) => wished.includes(String(number)))}
            >
              <summary>{formatDate(day, locale)}</summary>
              {of.map(({ number, title, startsAt }) => (
                <Key key={number} view={view} type="checkbox" name="see" value={String(number)}>
                  <span>
                    <b>{formatTime(startsAt ?? '', locale)}</b> {say(title)}
                  </span>
                </Key>
              ))}
            </details>
          )
        );
      })}
    </fieldset>
  );
}

const healthDays = (view: JoinView) => Math.min(HEALTH_DAYS, view.page.festival.privateDays);

function Meals({ view }: Of) {
  const { t, locale, fields, mine, refused, hasDiet, hasAllergies } = view;
  // Behind a volunteer's own link no box is ticked: whoever opens the link could otherwise read
  // what is stored.
  const chosen = fields.get('diet') ?? (mine === null ? 'any' : null);
  const words = setTranslator(locale, 'volunteers');
  return (
    <Part id="meals" title={t('meals')}>
      <fieldset>
        <legend>{t('diet')}</legend>
        {hasDiet && (
          <p>
            <b>{t('dietNoted')}</b> {t('dietNotedText')}
          </p>
        )}
        <div className="join-keys">
          {diets.map((diet) => (
            <label key={diet} className="join-key">
              <input type="radio" name="diet" value={diet} defaultChecked={chosen === diet} />
              {words(`diet.${diet}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {hasAllergies && (
        <p>
          <b>{t('allergiesNoted')}</b> {t('allergiesNotedText')}
        </p>
      )}
      <Field view={view} name="allergies" label={t('allergies')} isLong isOptional />
      <Wrong view={view} name="mayRead" />
      <label className="join-box">
        <input
          type="checkbox"
          name="mayRead"
          defaultChecked={fields.has('mayRead')}
          {...(refused?.mayRead && { 'aria-invalid': true, 'aria-describedby': 'mayRead-wrong' })}
        />
        <span>
          <b>{t('mayRead')}</b> {t('mayReadText', { days: healthDays(view) })}
        </span>
      </label>
      {hasAllergies && (
        <label className="join-box">
          <input type="checkbox" name={ERASE_ALLERGIES} defaultChecked={fields.has(ERASE_ALLERGIES)} />
          <span>{t('allergiesErase')}</span>
        </label>
      )}
    </Part>
  );
}

/** The emergency contact; asked once the application was accepted. */
function Emergency({ view }: Of) {
  const { t, fields, hasEmergencyContact } = view;
  return (
    <Part id="emergency" title={t('emergency')}>
      <p className="hint">{t('emergencyText', { days: healthDays(view) })}</p>
      {hasEmergencyContact && (
        <p>
          <b>{t('emergencyNoted')}</b> {t('emergencyNotedText')}
        </p>
      )}
      <Field view={view} name={emergencyFields.name} label={t('emergencyName')} isOptional autoComplete="off" />
      <Field view={view} name={emergencyFields.contact} label={t('emergencyContact')} isOptional autoComplete="off" />
      {hasEmergencyContact && (
        <label className="join-box">
          <input type="checkbox" name={emergencyFields.erase} defaultChecked={fields.has(emergencyFields.erase)} />
          <span>{t('emergencyErase')}</span>
        </label>
      )}
    </Part>
  );
}

function Kept({ view }: Of) {
  const { t, page, mine } = view;
  const limits = {
    days: page.festival.privateDays,
    health: healthDays(view),
    declined: DECIDED_DAYS,
    minutes: BROWSER_MINUTES,
  };
  return (
    <details className="join-fold">
      <summary>{t('kept.title')}</summary>
      {(['what', 'how', mine === null ? 'rights' : 'ownRights', 'cookie'] as const).map((key) => (
        <p key={key}>{t(`kept.${key}`, limits)}</p>
      ))}
    </details>
  );
}
