'use client';

import { useLayoutEffect } from 'react';
import { showChosenTheme } from '#app/_ui/chosen-theme.ts';
import en from '#lib/i18n/en/failure.json' with { type: 'json' };
import fr from '#lib/i18n/fr/failure.json' with { type: 'json' };
import type { Locale } from '#lib/i18n/locale.ts';

/** The language in the address; the layout that would pass it is gone. */
export const failureLocale = (): Locale =>
  typeof location !== 'undefined' && location.pathname.startsWith('/en') ? 'en' : 'fr';

export type FailureProps = { error: unknown; retry: () => void };

/**
 * What a reader sees when a page failed: what happened, what was kept, what to do. Its sentences
 * are part of its script, since every page carries it and the server may no longer answer.
 * `isFramed`: the frame of the page is still around it.
 */
export function Failure({ error, retry, isFramed = false }: FailureProps & { isFramed?: boolean }) {
  const locale = failureLocale();
  const words = locale === 'en' ? en : fr;
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  // The script that sets the chosen appearance was removed with the page.
  useLayoutEffect(showChosenTheme, []);
  const content = (
    <>
      <title>{words.title}</title>
      <h1>{words.title}</h1>
      <p>{words.body}</p>
      {reference && (
        <p className="hint">
          {words.reference} <code>{reference}</code>
        </p>
      )}
      <p className="flex flex-wrap gap-3">
        <button type="button" className="btn lamp" onClick={retry}>
          {words.retry}
        </button>
        <a className="btn" href={`/${locale}`}>
          {words.home}
        </a>
      </p>
    </>
  );
  if (isFramed)
    return (
      <section lang={locale} className="grid max-w-2xl gap-4">
        {content}
      </section>
    );
  return (
    <main id="content" lang={locale} className="mx-auto grid max-w-2xl gap-4 px-6 py-16">
      {content}
    </main>
  );
}
