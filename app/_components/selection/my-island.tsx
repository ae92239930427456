'use client';

import { type FormEvent, type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Locale } from '../../../lib/i18n/locale.ts';
import { readActs } from '../../../lib/selections/acts.ts';
import { knownTimes } from '../../../lib/selections/known-times.ts';
import { planOf } from '../../../lib/selections/plan.ts';
import { indexTimes, type ProgrammeTimes } from '../../../lib/selections/times.ts';
import { Forget, Keep, Nothing } from './here.tsx';
import { MyPlan } from './my-plan.tsx';
import { Propose } from './propose.tsx';
import { act, type Kept, keptOf, onChange, tell } from './store.ts';
import { Wishes } from './wishes.tsx';
import type { SelectionWords } from './words.ts';

const FORM = 'mine';
const MINUTE = 60_000;

type Props = {
  festival: string;
  /** Where `ProgrammeTimes` of this release are. */
  times: string;
  home: string;
  locale: Locale;
  words: SelectionWords;
  /** What stands here before scripts run. */
  children: ReactNode;
};

/** « Mon programme » of this browser, drawn from what it keeps and from the times of the release. */
export function MyIsland({ children, ...props }: Props) {
  const { festival, times, words } = props;
  const kept = useSyncExternalStore<Kept | null>(
    onChange,
    () => keptOf(festival),
    () => null,
  );
  const [programme, setProgramme] = useState<ProgrammeTimes | 'failed' | null>(null);
  useEffect(() => {
    fetch(times)
      .then((answer) => (answer.ok ? (answer.json() as Promise<ProgrammeTimes>) : Promise.reject(answer)))
      .then(setProgramme, () => setProgramme('failed'));
    void tell(festival, { alsoRead: true });
  }, [times, festival]);

  if (!kept) return children;
  if (programme === 'failed') return <p className="notice bad">{words.failed}</p>;
  return programme ? <Drawn {...props} kept={kept} programme={programme} /> : <p className="hint">{words.loading}</p>;
}

function Drawn({
  festival,
  home,
  locale,
  words,
  kept,
  programme,
}: Omit<Props, 'children' | 'times'> & { kept: Kept; programme: ProgrammeTimes }) {
  const index = useMemo(() => indexTimes(programme), [programme]);
  const now = useNow();
  const { selection } = kept;
  const plan = useMemo(() => planOf(index, selection, now), [index, selection, now]);
  const drawing = { index, words, locale, form: FORM };

  function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const take = new FormData(event.currentTarget).getAll('take').map(String);
    const value = submitter instanceof HTMLButtonElement ? submitter.value : '';
    for (const done of readActs({ act: [value], take }) ?? []) act(festival, done, knownTimes(index));
  }

  const isEmpty = selection.events.length + selection.films.length === 0;
  return (
    <>
      <form id={FORM} onSubmit={change} />
      {isEmpty ? <Nothing words={words} home={home} /> : <MyPlan drawing={drawing} plan={plan} />}
      <Wishes drawing={drawing} selection={selection} now={now}>
        <Propose drawing={drawing} selection={selection} now={now} />
      </Wishes>
      {(!isEmpty || kept.token) && <Keep festival={festival} locale={locale} words={words} kept={kept} />}
      {(!isEmpty || kept.token) && <Forget festival={festival} words={words} />}
    </>
  );
}

/** Epoch minutes, as they pass. */
function useNow(): number {
  const [now, setNow] = useState(() => Math.floor(Date.now() / MINUTE));
  useEffect(() => {
    const timer = setInterval(() => setNow(Math.floor(Date.now() / MINUTE)), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
