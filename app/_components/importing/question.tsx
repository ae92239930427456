import type { ReactNode } from 'react';
import { AnsweredInput } from '#app/_ui/refused-answers.tsx';

/**
 * Which of these a line is, or that it is another: radio buttons under what it is called. None is
 * chosen for anybody.
 */
export const ImportQuestion = ({
  name,
  title,
  note,
  choices,
  another,
}: {
  name: string;
  title: string;
  /** Where it stands. */
  note?: string;
  choices: readonly { value: string; label: string; more?: ReactNode }[];
  another: string;
}) => (
  <fieldset className="grid border-line border-t py-3">
    <legend className="float-left w-full">
      <LineTitle title={title} note={note} />
    </legend>
    {[...choices, { value: 'new', label: another, more: null }].map(({ value, label, more }) => (
      <label key={value} className="flex min-h-11 items-center gap-3">
        <AnsweredInput type="radio" name={name} value={value} className="size-5 shrink-0 accent-accent" />
        <span>
          {label}
          {more && <span className="block text-soft">{more}</span>}
        </span>
      </label>
    ))}
  </fieldset>
);

/** What a line is called, and where it stands. */
export const LineTitle = ({ title, note }: { title: ReactNode; note?: string | undefined }) => (
  <>
    <b>{title}</b> {note && <span className="text-soft">{note}</span>}
  </>
);
