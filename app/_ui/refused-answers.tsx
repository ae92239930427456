'use client';

import { type ComponentProps, createContext, type ReactNode, useContext } from 'react';
import type { FormValue } from '#app/_server/form-data.ts';

/*
 * The answers in a form that was refused where no script kept them. The form provides them; every
 * control in it, including those drawn by the server, looks for its own by name before it shows the
 * page's value.
 */

type Answers = Readonly<Record<string, FormValue>>;
const AnswersContext = createContext<Answers | null>(null);

/** `answers`: as `readFormData` reads them; null for a form that was not refused. */
export const RefusedAnswers = ({ answers, children }: { answers: Answers | null; children: ReactNode }) => (
  <AnswersContext value={answers}>{children}</AnswersContext>
);

/** The answers under a dotted name; null where the form was not refused. `name[]` has several. */
function useAnswers(name: string | undefined): readonly string[] | null {
  const answers = useContext(AnswersContext);
  if (answers === null || name === undefined) return null;
  const found = name
    .replace(/\[\]$/, '')
    .split('.')
    .reduce<FormValue | undefined>(
      (under, key) => (typeof under === 'object' && !Array.isArray(under) ? under[key] : undefined),
      answers as Record<string, FormValue>,
    );
  return [found].flat().filter((value) => typeof value === 'string');
}

/** An input that shows its answer. */
export function AnsweredInput({ defaultValue, defaultChecked, ...input }: ComponentProps<'input'>) {
  const answers = useAnswers(input.name);
  if (input.type !== 'radio' && input.type !== 'checkbox')
    return <input {...input} defaultValue={answers?.[0] ?? defaultValue} />;
  const isChosen = answers ? answers.includes(String(input.value ?? 'on')) : defaultChecked;
  return <input {...input} defaultChecked={isChosen} />;
}

/**
 * A checkbox after a hidden field of the same name, which posts « off » when it is not ticked. If
 * there is no answer at all, the box was not in the page yet, and keeps its default.
 */
export function AnsweredBox({ name, defaultChecked, ...box }: ComponentProps<'input'>) {
  const [answer] = useAnswers(name) ?? [];
  return (
    <>
      <input type="hidden" name={name} value="off" />
      <input
        {...box}
        type="checkbox"
        name={name}
        defaultChecked={answer === undefined ? defaultChecked : answer !== 'off'}
      />
    </>
  );
}

/** `at`: which of several lists of that name it is. */
export function AnsweredSelect({ defaultValue, at = 0, ...select }: ComponentProps<'select'> & { at?: number }) {
  return <select {...select} defaultValue={useAnswers(select.name)?.[at] ?? defaultValue} />;
}

export function AnsweredText({ defaultValue, ...text }: ComponentProps<'textarea'>) {
  return <textarea {...text} defaultValue={useAnswers(text.name)?.[0] ?? defaultValue} />;
}
