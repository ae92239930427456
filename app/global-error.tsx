'use client';

import { Failure, failureLocale } from '#app/_components/failure.tsx';
import { fontClasses } from '#app/_ui/fonts.ts';
import './globals.css';

/** Replaces the whole document when even the layout failed. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    // Drawn only in the browser, which sets the chosen appearance afterwards.
    <html lang={failureLocale()} className={fontClasses} suppressHydrationWarning>
      <body>
        <Failure {...props} />
      </body>
    </html>
  );
}
