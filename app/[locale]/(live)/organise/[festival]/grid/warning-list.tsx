'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { type FocusEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Spoken } from '#app/_components/time.tsx';
import type { FormState } from '#app/_server/form-action.ts';
import { Link } from '#app/_ui/link.tsx';
import { acceptHere, withdrawHere } from '#app/[locale]/(live)/organise/[festival]/warnings/actions.ts';
import { AcceptForm, WithdrawForm } from '#app/[locale]/(live)/organise/[festival]/warnings/warning-forms.tsx';
import { warningLevels } from '#lib/events/warning.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { formatDate, sayTime } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import type { Fix, SaidGroup, SaidWarnings } from '#lib/warnings/said-warnings.ts';
import { useActs } from './acts.ts';
import { saidOnly, useBoard, useGrid, useSync } from './grid-context.ts';
import { askedFixes, waysFor } from './warnings.ts';

/**
 * « À régler »: by level and day, each warning with its sentence, links to its cards, possible
 * fixes, and the button to accept it.
 */
export function WarningList({ said, isFresh, ask }: Settled) {
  const t = useTranslations('grid.panel');
  const { locale, scene } = useGrid();
  const board = useBoard();
  const paths = deskPaths(locale, scene.festival.slug);
  const levels = useTranslations('desk.settle.level');
  const [answered, setAnswered] = useState(0);
  const focus = useFocusStays(said, answered);
  return (
    <div role="tabpanel" aria-label={t('warnings')} aria-busy={!isFresh} className="grid-warnings" {...focus}>
      {said.count.all === 0 && (
        <p className="grid-quiet" tabIndex={-1}>
          {t(board.draft.events.length === 0 ? 'noEvents' : 'allClear')}
        </p>
      )}
      {warningLevels.map((level) => {
        const groups = said.groups.filter((group) => group.level === level);
        if (groups.length === 0) return null;
        const days = [...new Set(groups.map(({ day }) => day))];
        const counted = levels(level, { count: said.count[level] });
        return (
          <section key={level} aria-label={counted}>
            <h3 className={clsx('grid-level', level)}>{counted}</h3>
            {days.map((day) => (
              <div key={day ?? ''}>
                {day && days.length > 1 && <p className="grid-day">{formatDate(day, locale)}</p>}
                {groups
                  .filter((group) => group.day === day)
                  .map((group) => (
                    <Group
                      key={group.key}
                      group={group}
                      onSettled={ask}
                      onAnswered={() => setAnswered((count) => count + 1)}
                    />
                  ))}
              </div>
            ))}
          </section>
        );
      })}
      {said.count.all > said.drawn && (
        <p className="grid-quiet">{t('shown', { shown: said.drawn, count: said.count.all })}</p>
      )}
      {said.accepted > 0 && <Accepted said={said} onSettled={ask} />}
      <p className="grid-quiet">
        {said.lapsed > 0 && `${t('lapsed', { count: said.lapsed })} `}
        <Link href={paths.section('warnings')} className="link">
          {t('openPage')}
        </Link>
      </p>
    </div>
  );
}

/**
 * Props for a list whose parts disappear when they are settled: the focus then moves to the part
 * that takes their place, so that keyboard users continue there; likewise to the part itself when a
 * button in it gives way to its answer. `answered` counts these answers. The parts must be
 * focusable (`tabIndex={-1}`).
 */
function useFocusStays(shown: unknown, answered: number) {
  const list = useRef<HTMLDivElement>(null);
  const at = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (at.current === null || document.activeElement !== document.body) return;
    const parts = partsOf(list.current);
    // After a redraw: focuses the part now at that place, or the list if none is left.
    (parts[Math.min(at.current, parts.length - 1)] ?? list.current)?.focus();
  }, [shown, answered]);
  return {
    ref: list,
    tabIndex: -1,
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const part = event.target.closest<HTMLElement>('[tabindex="-1"]');
      at.current = part ? Math.max(0, partsOf(list.current).indexOf(part)) : null;
    },
    // Not called when the focused element is removed.
    onBlur: () => {
      at.current = null;
    },
  };
}

/** Parts in a fold cannot be focused. */
const partsOf = (list: HTMLElement | null) =>
  [...(list?.querySelectorAll<HTMLElement>('[tabindex="-1"]') ?? [])].filter((part) => part.checkVisibility());

type GroupProps = {
  group: SaidGroup;
  onSettled: () => void;
  /** Called together with the redraw that shows the fixes that were asked for. */
  onAnswered: () => void;
};

function Group({ group, onSettled, onAnswered }: GroupProps) {
  const { sync, isMine, canEdit, canAccept, board, titleOf, locale, scene, said } = useGrid();
  const t = useTranslations('grid.panel');
  const acts = useActs();
  const [asked, setAsked] = useState<{ group: SaidGroup; fixes: Fix[] } | null>(null);
  const fixes = group.fixes ?? (asked?.group === group ? asked.fixes : null);
  const ways = fixes && waysFor(fixes, isMine);
  const ask = async () => {
    const fixes = await askedFixes(scene.festival.slug, { locale, group: group.key });
    if (typeof fixes === 'string') {
      said.set(saidOnly(t(fixes)));
      return;
    }
    setAsked({ group, fixes });
    onAnswered();
  };
  const events = group.eventIds.slice(0, 4).flatMap((id) => board().events.get(id) ?? []);
  /** Two showings of a film are told apart by their time, or at the same time by their room. */
  const nameOf = (event: (typeof events)[number]) => {
    const { startsAt, rooms } = event;
    const title = titleOf(event);
    const alike = events.filter((other) => other.id !== event.id && titleOf(other) === title);
    if (alike.length === 0 || !startsAt) return title;
    const room = roomNameIn(board(), rooms[0]?.roomId, locale);
    const isApart = alike.every((other) => other.startsAt !== startsAt) || !room;
    return `${title}, ${sayTime(startsAt, scene.festival.dayStartsAt, locale)}${isApart ? '' : ` (${room})`}`;
  };
  const id = useId();
  return (
    <article className={clsx('warning-card', group.level)} tabIndex={-1} aria-labelledby={id}>
      <h4 id={id}>{group.heading}</h4>
      <p className="relative">
        <Spoken as={group.spoken}>{group.sentence}</Spoken>
      </p>
      <ul>
        {ways === null && (
          <li>
            <button type="button" className="link" onClick={ask}>
              {t('propose')}
            </button>
          </li>
        )}
        {ways?.map(({ label, act, href }) => (
          <li key={label}>
            {act ? (
              <button type="button" className="link" onClick={() => sync.act(act)}>
                {label}
              </button>
            ) : href ? (
              <Link href={href} className="link">
                {label}
              </Link>
            ) : null}
          </li>
        ))}
        {ways?.length === 0 && !group.isSeveral && (canEdit || asked) && (
          <li className="text-soft">
            {t('noWays', { mine: events.some(isMine) ? 'yes' : 'no', accept: canAccept ? 'yes' : 'no' })}
          </li>
        )}
        {events.map((event) => (
          <li key={event.id}>
            <button type="button" className="link quiet" onClick={() => acts.show(event.id)}>
              {nameOf(event)}
            </button>
          </li>
        ))}
      </ul>
      {canAccept && <Accept group={group} onSettled={onSettled} />}
    </article>
  );
}

/**
 * Reasons that were typed but not sent, by warning: they are kept while the panel shows something
 * else.
 */
const begun = new Map<string, string>();

/**
 * Announces the answer to an act, so that it is seen and heard even if the part of the list it came
 * from is gone.
 */
function useAnswer(onSettled: () => void) {
  const { said } = useGrid();
  return (state: Exclude<FormState, { ok: null }>) => {
    const isOnField = state.ok === false && Object.keys(state.fields).length > 0;
    if (state.message && !isOnField) said.set(saidOnly(state.message));
    if (!isOnField) onSettled();
  };
}

/** « Accepter… », which opens in its place: a reason, for this warning or all of its kind. */
function Accept({ group, onSettled }: { group: SaidGroup; onSettled: () => void }) {
  const { scene } = useGrid();
  const t = useTranslations('desk.settle');
  const answer = useAnswer(onSettled);
  const { warning, ofKind: count, isSeveral } = group;
  const [typed] = useState(() => begun.get(warning) ?? '');
  return (
    <AcceptForm
      slug={scene.festival.slug}
      warning={warning}
      count={count}
      isAll={isSeveral}
      act={acceptHere}
      typed={typed}
      onType={(reason) => begun.set(warning, reason)}
      onAnswer={(state) => {
        if (state.ok) begun.delete(warning);
        answer(state);
      }}
      labels={{
        open: isSeveral ? t('acceptAll', { count }) : t('accept'),
        what: isSeveral ? group.heading : group.sentence,
        reason: t('reason'),
        reasonHint: t('reasonHint'),
        all: t('all', { count }),
        submit: t('submit'),
      }}
    />
  );
}

/** An accepted warning: by whom, when and why, with the button to withdraw that. */
function Accepted({ said, onSettled }: { said: SaidWarnings; onSettled: () => void }) {
  const { scene, canAccept } = useGrid();
  const panel = useTranslations('grid.panel');
  const t = useTranslations('desk.settle');
  const answer = useAnswer(onSettled);
  return (
    <details className="grid-accepted">
      <summary>{panel('accepted', { count: said.accepted })}</summary>
      <ul>
        {said.acceptances.map(({ ids, count, warnings, who, spokenWho, because }) => (
          <li key={ids[0]} tabIndex={-1}>
            {warnings.map(({ heading, sentence, spoken }) => (
              <p key={`${heading} ${sentence}`} className="relative">
                {count === 1 && <span className="text-soft">{heading} </span>}
                <Spoken as={spoken}>{sentence}</Spoken>
              </p>
            ))}
            {count > warnings.length && <p>{panel('andMore', { count: count - warnings.length })}</p>}
            <p className="relative text-soft">
              <Spoken as={spokenWho}>{who}</Spoken>
            </p>
            <p className="break-words whitespace-pre-line text-soft">{because}</p>
            {canAccept && (
              <WithdrawForm
                slug={scene.festival.slug}
                ids={ids}
                label={t('withdraw')}
                named={t('withdrawNamed', {
                  what: count === 1 ? (warnings[0]?.sentence ?? '') : t('several', { count }),
                })}
                act={withdrawHere}
                onAnswer={answer}
              />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** In milliseconds: after an act the server is asked once no other follows for this long. */
const QUIET = 250;

type Settled = {
  said: SaidWarnings;
  isFresh: boolean;
  /** Asks the server again, after a change that the grid itself does not show. */
  ask: () => void;
};

/**
 * What the server says is to be settled, asked again after each saved change and each accepted
 * warning.
 */
export function useSettled(first: SaidWarnings): Settled {
  const { scene, locale, warnings, board } = useGrid();
  const [said, setSaid] = useState(first);
  const [isFresh, setFresh] = useState(true);
  const now = useBoard();
  const isSaving = useSync(({ saving }) => saving.state === 'saving' || saving.state === 'retrying');
  const others = useSync(({ accepted, stale }) => accepted + stale);
  const [told, setTold] = useState(0);
  const wanted = useMemo(() => ({ now, others, told }), [now, others, told]);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    if (isSaving || asked === wanted) return;
    setFresh(false);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/festivals/${scene.festival.slug}/warnings?locale=${locale}`, {
          signal: abort.signal,
        });
        if (!answer.ok) return;
        const fresh = (await answer.json()) as SaidWarnings;
        // A séance moved meanwhile, so the answer is about an older board.
        if (board() !== wanted.now) return;
        warnings.settle(fresh);
        setSaid(fresh);
        setFresh(true);
        setAsked(wanted);
      } catch {
        // The list stays as it was; the next change asks again.
      }
    }, QUIET);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, asked, isSaving, scene, locale, warnings, board]);
  return { said, isFresh, ask: () => setTold(told + 1) };
}
