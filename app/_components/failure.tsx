'use client';

import en from '../../lib/i18n/en/failure.json' with { type: 'json' };
import fr from '../../lib/i18n/fr/failure.json' with { type: 'json' };

/**
 * What a reader sees when a page failed: what happened, what was kept, what to do. It has its few sentences with it, because
 * every page carries it and nothing of the server can be asked any more.
 */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = location.pathname.startsWith('/en') ? 'en' : 'fr';
  const words = locale === 'en' ? en : fr;
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <main id="content" lang={locale} className="mx-auto grid max-w-2xl gap-4 px-6 py-16">
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
    </main>
  );
}
