'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { keepCookie } from '#app/_ui/keep-cookie.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { whenRevealed } from './reveal.ts';
import { WRITES_IN } from './writes-in.ts';

type Writing = { language: Locale; choose: (language: Locale) => void };
const WritingContext = createContext<Writing | null>(null);

/**
 * In which of two languages texts are written, for every form below; `first` is what the device
 * last chose.
 */
export function OneLanguage({ first, children }: { first: Locale; children: ReactNode }) {
  const [language, show] = useState(first);
  // A fault in the other language shows it at once: the field takes the focus next.
  useEffect(() => whenRevealed((asked) => flushSync(() => show(asked))), []);
  const writing = useMemo(
    () => ({
      language,
      choose: (chosen: Locale) => {
        show(chosen);
        keepCookie(WRITES_IN, chosen);
      },
    }),
    [language],
  );
  return <WritingContext value={writing}>{children}</WritingContext>;
}

/** The language of the part of a form that shows one at a time, and how another is chosen. */
export const useWriting = (): Writing | null => useContext(WritingContext);
