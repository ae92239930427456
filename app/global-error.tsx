'use client';

import { Failure, failureLocale } from '#app/_components/failure.tsx';
import { fontClasses } from '#app/_ui/fonts.ts';
import './globals.css';

/** Stands in for the whole document when even its layout failed. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    // Drawn in the browser alone, which sets the chosen appearance on it afterwards.
    <html lang={failureLocale()} className={fontClasses} suppressHydrationWarning>
      <body>
        <Failure {...props} />
      </body>
    </html>
  );
}
