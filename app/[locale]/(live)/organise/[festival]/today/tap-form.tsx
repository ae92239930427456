'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { KeptForm } from '#app/_components/kept-form.tsx';
import { newUuid } from '#app/_components/new-uuid.ts';
import { FORM, refusedAnswersIn } from '#app/_server/day-answers.ts';
import type { DayAnswer } from '#app/_server/day-post.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { HiddenFields } from '#app/_ui/field.tsx';
import { RefusedAnswers } from '#app/_ui/refused-answers.tsx';
import { outbox } from './outbox.ts';

type Props = {
  /** Tells the forms of a page apart when unsaved text is kept. */
  name: string;
  /** The address it posts to. */
  address: string;
  locale: string;
  /** The act: `what` of a DayPost, and its hidden values by dotted name. */
  what: string;
  values?: Readonly<Record<string, string | number>>;
  /** Made by the server, for a page without a script. */
  clientKey: string;
  /** Describes what is being sent, for « pas encore envoyé ». */
  label: string;
  /** Shown until it has arrived, for things that must not wait. */
  urgent?: string;
  className?: string;
  children: ReactNode;
};

/**
 * The form of one tap. With a script it goes through the outbox, which stores it, sends it until it
 * arrives, and does it once. Without, the same form posts to the same address, which redirects.
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

  const answered = (answer: DayAnswer, form: HTMLFormElement) => {
    own.current = null;
    setPending(null);
    if (!answer.ok) {
      setState({ ok: false, message: answer.message, fields: answer.fields, values: {} });
      return router.refresh();
    }
    setState({ ok: true, at: '' });
    // What was done stands above all else: the focus goes there (`JustDone`), with the page.
    const { pathname, searchParams } = new URL(answer.next, location.href);
    const { activeElement } = document;
    if (pathname === path && searchParams.has('done') && activeElement instanceof HTMLElement)
      if (form.contains(activeElement)) activeElement.blur();
    if (answer.next === from) router.refresh();
    else router.push(answer.next);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // A second tap while the first is being sent is the same tap.
    if (pending !== null) return;
    const { currentTarget } = event;
    const form = new FormData(currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    const key = newUuid();
    form.set('clientKey', key);
    const body = new URLSearchParams();
    for (const [field, value] of form) if (typeof value === 'string') body.append(field, value);
    setState({ ok: null });
    outbox.send({ key, address, body: body.toString(), label: urgent ?? label }, (answer) =>
      answered(answer, currentTarget),
    );
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
      <HiddenFields fields={values} />
      {/* The fields after this one are what was asked; without a script they are restored after
          a refusal. */}
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
