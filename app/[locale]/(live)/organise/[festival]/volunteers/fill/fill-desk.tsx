'use client';

import { Check, Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { DateOf, Duration, TimeRange } from '#app/_components/time.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { fieldId } from '#app/_ui/field-id.ts';
import { PageWays } from '#app/_ui/plain-table.tsx';
import { PAGE_ROWS, ticking } from '#app/_ui/table-order.ts';
import { useLive } from '#app/_ui/use-live.ts';
import { useSearch } from '#app/[locale]/(live)/organise/[festival]/use-search.ts';
import { gather } from '#lib/grouped.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { byId } from '#lib/model/keyed.ts';
import { pageBounds } from '#lib/page-bounds.ts';
import { formatDate } from '#lib/time/format.ts';
import type { FillDifference, FillWorth } from '#lib/volunteers/filling.ts';
import { type Planning, shiftKey } from '#lib/volunteers/planning.ts';
import { take } from './actions.ts';

/** The figures a filling is judged by, before and after. */
function Numbers({ difference: { before, after }, locale }: { difference: FillDifference; locale: Locale }) {
  const t = useTranslations('volunteerForms.fill');
  const hours = ({ leastMinutes, mostMinutes }: FillWorth) => (
    <>
      <Duration minutes={leastMinutes} locale={locale} style="hours" /> –{' '}
      <Duration minutes={mostMinutes} locale={locale} style="hours" />
    </>
  );
  const wishes = ({ wishesMet, wishes: all }: FillWorth) =>
    all === 0 ? t('noWish') : t('of', { met: wishesMet, all });
  const seances = ({ seancesKept, seances: all }: FillWorth) => t('kept', { kept: seancesKept, all });
  const rows = [
    { key: 'unfilled', was: before.unfilled, is: after.unfilled, isGood: after.unfilled === 0 },
    // Left out where it is zero, as nobody needs to read that.
    ...(before.unwished + after.unwished > 0
      ? [{ key: 'against', was: before.unwished, is: after.unwished, isGood: false } as const]
      : []),
    { key: 'hours', was: hours(before), is: hours(after), isGood: false },
    {
      key: 'longest',
      was: <Duration minutes={before.longestDayMinutes} locale={locale} style="hours" />,
      is: <Duration minutes={after.longestDayMinutes} locale={locale} style="hours" />,
      isGood: false,
    },
    {
      key: 'wishes',
      was: wishes(before),
      is: wishes(after),
      isGood: after.wishes > 0 && after.wishesMet === after.wishes,
    },
    ...(after.seances > 0
      ? [
          {
            key: 'seances',
            was: seances(before),
            is: seances(after),
            isGood: after.seancesKept === after.seances,
          } as const,
        ]
      : []),
  ] as const;
  return (
    <table className="fill-numbers card">
      <thead>
        <tr>
          <th scope="col">
            <span className="spoken">{t('number')}</span>
          </th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, was, is, isGood }) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            <td className="num text-soft">{was}</td>
            <td className={isGood ? 'num is-after text-good' : 'num is-after'}>{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The limit of a search, in seconds. */
const LIMIT = 8;

const startWorker = () => new Worker(new URL('./fill.worker.ts', import.meta.url), { type: 'module' });

/** The names of tasks, rooms and séances in the reader's language, by id. */
export type FillNames = Readonly<Record<'tasks' | 'rooms' | 'events', Readonly<Record<number, string>>>>;

/**
 * « Remplir les trous »: a filling with three figures before and after, and a box for each person.
 * Without a script it is the one the page came with; with one, a worker improves it. Ticks on other
 * pages of the list are kept.
 */
export function FillDesk({
  place,
  planning,
  first,
  names,
  clientKey,
  from: asked,
}: {
  place: RecordPlace & { locale: Locale };
  planning: Planning;
  first: FillDifference;
  names: FillNames;
  clientKey: string;
  /** The first row the address asks for. */
  from: number;
}) {
  const t = useTranslations('volunteerForms.fill');
  const isLive = useLive();
  const search = useSearch(startWorker, { asked: planning, seconds: LIMIT }, first);
  const [state, action, isPending] = useFormAction(take, place);
  const { found: difference } = search;
  // Before a script runs, what was unticked in a filling that was refused stays unticked.
  const [left, setLeft] = useState<ReadonlySet<string>>(() => {
    if (state.ok !== false) return new Set();
    const ticked = new Set([state.values.pair ?? []].flat().flatMap((pairs) => String(pairs).split(',')));
    return new Set(keysOf(first).filter((key) => !ticked.has(key)));
  });
  const isSearching = isLive && search.isSearching;
  const count = useMemo(() => keysOf(difference).filter((key) => !left.has(key)).length, [difference, left]);
  const put = useCallback((keys: readonly string[], isTaken: boolean) => setLeft(ticking(keys, !isTaken)), []);
  return (
    <form action={action} className="grid gap-6">
      <RefusedSummary state={state} labels={{ pair: t('ticked') }} />
      <input type="hidden" name="clientKey" value={clientKey} />
      <Numbers difference={difference} locale={place.locale} />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="btn lamp" aria-disabled={isPending || isSearching} disabled={isSearching}>
          <Check aria-hidden size={18} />
          {isLive ? t('take', { count }) : t('takeTicked')}
        </button>
        {isSearching && (
          <button type="button" className="btn" onClick={search.stop}>
            <Square aria-hidden size={16} />
            {t('stop')}
          </button>
        )}
        <p role="status" className="text-soft">
          {isLive &&
            (isSearching
              ? t('searching', { seconds: search.seconds, limit: LIMIT })
              : search.hasFailed
                ? t('failed')
                : t('found'))}
        </p>
      </div>
      <Added
        difference={difference}
        planning={planning}
        names={names}
        left={left}
        put={put}
        asked={asked}
        locale={place.locale}
      />
    </form>
  );
}

const keysOf = ({ added }: FillDifference) => added.map(({ shiftId, volunteerId }) => shiftKey(shiftId, volunteerId));

/**
 * Who is added to which shift; redrawn when something better is found, not each second of the
 * search.
 */
const Added = memo(function Added({
  difference,
  planning,
  names,
  left,
  put,
  asked,
  locale,
}: {
  difference: FillDifference;
  planning: Planning;
  names: FillNames;
  left: ReadonlySet<string>;
  put: (keys: readonly string[], isTaken: boolean) => void;
  asked: number;
  locale: Locale;
}) {
  const t = useTranslations('volunteerForms.fill');
  const isLive = useLive();
  const people = useMemo(() => byId(planning.volunteers), [planning]);
  const rows = useMemo(() => {
    const missing = new Map(difference.unfilled.map((one) => [one.shiftId, one.missing]));
    const added = new Map<number, number[]>();
    for (const { shiftId, volunteerId } of difference.added) gather(added, shiftId, volunteerId);
    return planning.shifts
      .filter(({ id }) => added.has(id) || missing.has(id))
      .sort((a, b) => a.start - b.start || a.id - b.id)
      .map((shift) => {
        const pairs = (added.get(shift.id) ?? []).map((id) => ({ id, key: shiftKey(shift.id, id) }));
        return { shift, pairs, missing: missing.get(shift.id) ?? 0 };
      });
  }, [difference, planning]);
  const [first, setFirst] = useState(asked);
  const { from } = pageBounds(first, PAGE_ROWS, rows.length);
  const shown = rows.slice(from, from + PAGE_ROWS);
  const others = [...rows.slice(0, from), ...rows.slice(from + PAGE_ROWS)];
  const ticked = others.flatMap(({ pairs }) => pairs.flatMap(({ key }) => (left.has(key) ? [] : key)));
  const days = [...new Set(shown.map(({ shift }) => shift.day))];
  const onDay = (of: typeof rows, day: string) => of.filter(({ shift }) => shift.day === day);
  const top = useRef<HTMLHeadingElement>(null);
  const go = (to: number) => {
    flushSync(() => setFirst(to));
    top.current?.scrollIntoView();
    top.current?.focus({ preventScroll: true });
  };
  return (
    <>
      {ticked.length > 0 && <input type="hidden" name="pair[]" value={ticked.join(',')} />}
      {!isLive && ticked.length > 0 && <p>{t('otherPages', { count: ticked.length })}</p>}
      {days.map((day) => (
        <section key={day} aria-label={formatDate(day, locale)}>
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h2
              ref={day === days[0] ? top : undefined}
              id={day === days[0] ? fieldId('pair') : undefined}
              tabIndex={-1}
              className="vol-day"
            >
              <DateOf date={day} locale={locale} />
            </h2>
            {isLive && (
              <WholeDay
                keys={onDay(rows, day).flatMap(({ pairs }) => pairs.map(({ key }) => key))}
                left={left}
                put={put}
              />
            )}
          </div>
          <ul className="grid gap-2">
            {onDay(shown, day).map(({ shift, pairs, missing }) => (
              <li key={shift.id} className="card fill-row">
                <p className="hole-time">
                  <TimeRange from={shift.startsAt} to={shift.endsAt} isEndAgain={shift.isEndAgain} locale={locale} />
                </p>
                <p className="min-w-0">
                  <b>{names.tasks[shift.taskId]}</b>{' '}
                  <span className="text-soft">
                    {joinFacts([names.rooms[shift.roomId ?? 0], names.events[shift.eventId ?? 0]])}
                  </span>
                </p>
                <div className="fill-people">
                  {pairs.map(({ id, key }) => {
                    const person = people.get(id);
                    return (
                      <label key={key} className="fill-person">
                        <input
                          type="checkbox"
                          name="pair[]"
                          value={key}
                          checked={!left.has(key)}
                          onChange={(event) => put([key], event.currentTarget.checked)}
                        />
                        <span>
                          {person?.name}
                          {person?.available === null && <span className="hint block">{t('unknown')}</span>}
                          {person?.againstTaskIds.includes(shift.taskId) && (
                            <span className="hint block text-warn">{t('unwished')}</span>
                          )}
                        </span>
                      </label>
                    );
                  })}
                  {missing > 0 && <span className="flag">{t('stillMissing', { count: missing })}</span>}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <PageWays
        asked={from}
        size={PAGE_ROWS}
        total={rows.length}
        hrefOf={(to) => `?from=${to}`}
        onGo={isLive ? go : undefined}
      />
    </>
  );
});

/** Ticks or unticks a whole day. */
function WholeDay({
  keys,
  left,
  put,
}: {
  keys: readonly string[];
  left: ReadonlySet<string>;
  put: (keys: readonly string[], isTaken: boolean) => void;
}) {
  const t = useTranslations('volunteerForms.fill');
  const isLeft = keys.every((key) => left.has(key));
  if (keys.length < 2) return null;
  return (
    <button type="button" className="btn quiet" onClick={() => put(keys, isLeft)}>
      {t(isLeft ? 'tickDay' : 'untickDay')}
    </button>
  );
}
