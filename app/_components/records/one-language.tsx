'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { keepCookie } from '#app/_ui/keep-cookie.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { whenRevealed } from './reveal.ts';
import { WRITES_IN } from './writes-in.ts';

type Writing = { language: Locale; choose: (language: Locale) => void };
const WritingContext = createContext<Writing | null>(null);

/** Which of the two languages the forms below show; `first` is the last choice on this device. */
export function OneLanguage({ first, children }: { first: Locale; children: ReactNode }) {
  const [language, show] = useState(first);
  // An error in the other language shows that language at once, since the field gets the focus
  // next.
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

/** The language shown in this part of a form, and the function to change it. */
export const useWriting = (): Writing | null => useContext(WritingContext);
