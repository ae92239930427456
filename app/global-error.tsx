'use client';

import { Failure } from './_components/failure.tsx';
import { fontClasses } from './_ui/fonts.ts';
import './globals.css';

/** Stands in for the whole document when even its layout failed. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="fr" className={fontClasses}>
      <body>
        <Failure {...props} />
      </body>
    </html>
  );
}
