'use client';

import './records.css';
import './forms.css';
import type { ReactNode } from 'react';
import { LanguageSwitch, type Texts } from './language-switch.tsx';
import { useWriting } from './one-language.tsx';

/**
 * A section of a form with its heading. With `texts` it shows one language at a time, with tabs.
 */
export function Section({
  id,
  title,
  hint,
  texts,
  beside,
  group,
  children,
}: {
  id: string;
  title: ReactNode;
  hint?: ReactNode;
  texts?: Texts;
  /** Shown beside the heading. */
  beside?: ReactNode;
  /**
   * For a section that is a list: the error of the list as a whole, and the id that links to it
   * use.
   */
  group?: { id: string; error: string | undefined };
  children: ReactNode;
}) {
  const writing = useWriting()?.language;
  return (
    <section
      aria-labelledby={id}
      aria-describedby={group?.error && `${group.id}-error`}
      id={group?.id}
      tabIndex={group && -1}
      className="form-part"
      data-writes={texts && writing}
    >
      <div className="form-part-head">
        <h2 id={id}>{title}</h2>
        {hint && <p className="hint">{hint}</p>}
        {beside}
        {texts && <LanguageSwitch texts={texts} />}
      </div>
      {group?.error && (
        <p className="error" id={`${group.id}-error`}>
          {group.error}
        </p>
      )}
      {children}
    </section>
  );
}
