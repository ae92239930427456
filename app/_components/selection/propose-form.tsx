import type { ReactNode } from 'react';
import { DateOf, Duration, TimeOf } from '#app/_components/time.tsx';
import { type Limits, PAUSES, UNTIL, wishedDays } from '#lib/selections/best/limits.ts';
import type { Selection } from '#lib/selections/selection.ts';
import type { Drawing } from './words.ts';

/**
 * « Proposer les séances »: on which days, until when, with what pause. Without scripts it reloads
 * the page; with them `my-programme.tsx` computes it.
 */
export function ProposeForm({
  drawing,
  selection,
  now,
  limits,
  action,
  isBusy = false,
}: {
  drawing: Drawing;
  selection: Selection;
  /** Epoch minutes. */
  now: number;
  limits: Limits;
  action?: string;
  isBusy?: boolean;
}) {
  const { words, locale, index } = drawing;
  const { wishes } = words;
  const days = wishedDays(index, selection, now);
  return (
    <form method="get" action={action} className="my-propose no-print">
      {days.length > 1 && (
        <Group title={wishes.onDays} hint={wishes.allDays}>
          {days.map((day) => (
            <Choice key={day} type="checkbox" name="day" value={day} isChosen={limits.days.includes(day)}>
              <DateOf date={day} locale={locale} style="column" />
            </Choice>
          ))}
        </Group>
      )}
      <Group title={wishes.until}>
        <Choice type="radio" name="until" value="" isChosen={limits.until === null}>
          {wishes.anyHour}
        </Choice>
        {UNTIL.map((hour) => (
          <Choice key={hour} type="radio" name="until" value={hour} isChosen={limits.until === hour}>
            {hour === '24:00' ? wishes.midnight : <TimeOf at={hour} locale={locale} />}
          </Choice>
        ))}
      </Group>
      <Group title={wishes.pause}>
        {PAUSES.map((minutes) => (
          <Choice key={minutes} type="radio" name="pause" value={minutes} isChosen={limits.pause === minutes}>
            {minutes === 0 ? wishes.noPause : <Duration minutes={minutes} locale={locale} style="hours" />}
          </Choice>
        ))}
      </Group>
      <p>
        <button type="submit" name="propose" value="1" className="btn lamp" aria-disabled={isBusy || undefined}>
          {wishes.propose}
        </button>{' '}
        <span role="status">{isBusy ? wishes.searching : ''}</span>
      </p>
    </form>
  );
}

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>
        {title} {hint && <span className="faint">{hint}</span>}
      </legend>
      <div className="my-limits">{children}</div>
    </fieldset>
  );
}

function Choice({
  type,
  name,
  value,
  isChosen,
  children,
}: {
  type: 'checkbox' | 'radio';
  name: keyof Limits | 'day';
  value: string | number;
  isChosen: boolean;
  children: ReactNode;
}) {
  return (
    <label className="my-limit">
      <input type={type} name={name} value={value} defaultChecked={isChosen} />
      <span>{children}</span>
    </label>
  );
}
