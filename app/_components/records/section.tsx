'use client';

import './records.css';
import './forms.css';
import type { ReactNode } from 'react';
import { LanguageSwitch, type Texts, useWriting } from './one-language.tsx';

/** A part of a form under its own heading. With `texts` it shows one language at a time, and a pair of tabs for the other. */
export function Section({
  id,
  title,
  hint,
  texts,
  beside,
  children,
}: {
  id: string;
  title: ReactNode;
  hint?: ReactNode;
  texts?: Texts;
  /** What stands beside the heading. */
  beside?: ReactNode;
  children: ReactNode;
}) {
  const writing = useWriting();
  return (
    <section aria-labelledby={id} className="form-part" data-writes={texts && writing}>
      <div className="form-part-head">
        <h2 id={id}>{title}</h2>
        {hint && <p className="hint">{hint}</p>}
        {beside}
        {texts && <LanguageSwitch texts={texts} />}
      </div>
      {children}
    </section>
  );
}
