'use client';

import { type ComponentProps, createContext, type ReactNode, useContext } from 'react';
import type { FormValue } from '#app/_server/form-data.ts';

/*
 * What somebody had answered in a form that was refused while no script kept it. The form says it
 * once; whatever control stands in it, also one that the server draws, asks here by its name before
 * it shows what the page would have it hold.
 */

type Answers = Readonly<Record<string, FormValue>>;
const AnswersContext = createContext<Answers | null>(null);

/** `answers`: as `readFormData` reads them; null of a form that was not refused. */
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

/** An input that shows what was answered in it. */
export function AnsweredInput({ defaultValue, defaultChecked, ...input }: ComponentProps<'input'>) {
  const answers = useAnswers(input.name);
  if (input.type !== 'radio' && input.type !== 'checkbox')
    return <input {...input} defaultValue={answers?.[0] ?? defaultValue} />;
  const isChosen = answers ? answers.includes(String(input.value ?? 'on')) : defaultChecked;
  return <input {...input} defaultChecked={isChosen} />;
}

/**
 * A box behind a hidden field of its name, which posts « off » for one that is not ticked: without
 * an answer it was not on the page yet, and is as it is given.
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

/** `at`: which one of several lists of that name. */
export function AnsweredSelect({ defaultValue, at = 0, ...select }: ComponentProps<'select'> & { at?: number }) {
  return <select {...select} defaultValue={useAnswers(select.name)?.[at] ?? defaultValue} />;
}

export function AnsweredText({ defaultValue, ...text }: ComponentProps<'textarea'>) {
  return <textarea {...text} defaultValue={useAnswers(text.name)?.[0] ?? defaultValue} />;
}
