import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { Spoken } from '#app/_components/time.tsx';
import type { FormState } from '#app/_server/form-action.ts';
import { acceptHere, withdrawHere } from '#app/[locale]/(live)/organise/[festival]/warnings/actions.ts';
import { AcceptForm, WithdrawForm } from '#app/[locale]/(live)/organise/[festival]/warnings/warning-forms.tsx';
import type { SaidGroup, SaidWarnings } from '#lib/warnings/said-warnings.ts';
import { saidOnly, useBoard, useGrid, useSync } from './grid-context.ts';

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
export function Accept({ group, onSettled }: { group: SaidGroup; onSettled: () => void }) {
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
        named: t('acceptNamed', { what: isSeveral ? group.heading : group.sentence }),
        reason: t('reason'),
        reasonHint: t('reasonHint'),
        all: t('all', { count }),
        submit: t('submit'),
      }}
    />
  );
}

/** An accepted warning: by whom, when and why, with the button to withdraw that. */
export function Accepted({ said, onSettled }: { said: SaidWarnings; onSettled: () => void }) {
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

export type Settled = {
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
