'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { KeptForm } from '#app/_components/kept-form.tsx';
import { newUuid } from '#app/_components/new-uuid.ts';
import { FORM, refusedAnswersIn } from '#app/_server/day-answers.ts';
import type { DayAnswer } from '#app/_server/day-post.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { RefusedAnswers } from '#app/_ui/refused-answers.tsx';
import { outbox } from './outbox.ts';

type Props = {
  /** Tells the forms of a page apart, for the text that is kept. */
  name: string;
  /** Where it is posted. */
  address: string;
  locale: string;
  /** What it does: `what` of a DayPost, and its hidden values by dotted name. */
  what: string;
  values?: Readonly<Record<string, string | number>>;
  /** Drawn by the server, for a page without a script. */
  clientKey: string;
  /** What is being sent, for « pas encore envoyé ». */
  label: string;
  /** What is said until it has arrived, where nobody may wait for that. */
  urgent?: string;
  className?: string;
  children: ReactNode;
};

/**
 * One tap that is posted. With a script it goes through the outbox: kept, sent again until it
 * arrives, done once. Without, the same form is posted to the same address, which leads on.
 */
export function TapForm({
  name,
  address,
  locale,
  what,
  values = {},
  clientKey,
  label,
  urgent,
  className,
  children,
}: Props) {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const query = search.toString();
  const from = query ? `${path}?${query}` : path;
  const t = useTranslations('board');
  const [state, setState] = useState<FormState>({ ok: null });
  const [pending, setPending] = useState<string | null>(null);
  const own = useRef<string | null>(null);

  useEffect(
    () => () => {
      if (own.current) outbox.leave(own.current);
    },
    [],
  );

  const answered = (answer: DayAnswer) => {
    own.current = null;
    setPending(null);
    if (!answer.ok) {
      setState({ ok: false, message: answer.message, fields: answer.fields, values: {} });
      return router.refresh();
    }
    setState({ ok: true, at: '' });
    if (answer.next === from) router.refresh();
    else router.push(answer.next);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A second tap while the first is on its way is the same tap.
    if (pending !== null) return;
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    const key = newUuid();
    form.set('clientKey', key);
    const body = new URLSearchParams();
    for (const [field, value] of form) if (typeof value === 'string') body.append(field, value);
    setState({ ok: null });
    outbox.send({ key, address, body: body.toString(), label: urgent ?? label }, answered);
    own.current = key;
    setPending(key);
  };

  return (
    <KeptForm
      name={name}
      state={state}
      method="post"
      action={address}
      onSubmit={submit}
      aria-busy={pending !== null}
      className={className}
      noValidate
    >
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="clientKey" value={clientKey} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="from" value={from} />
      {Object.entries(values).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {/* What follows was asked, and comes back when it is refused without a script. */}
      <input type="hidden" name={FORM} value={name} />
      <RefusedAnswers answers={refusedAnswersIn(search, name)}>{children}</RefusedAnswers>
      {pending !== null && (
        <p role="status" className="today-sending">
          {urgent ?? t('unsent.sending')}
        </p>
      )}
      {state.ok === false && (
        <p role="alert" className="today-refused">
          {state.message}
        </p>
      )}
    </KeptForm>
  );
}
