'use client';

import { useState } from 'react';
import type { Locale } from '../../../lib/i18n/locale.ts';
import { forgetHere, type Kept, keepUnderAddress } from './store.ts';
import type { SelectionWords } from './words.ts';

/** Nothing chosen yet: what one can do. */
export function Nothing({ words, home }: { words: SelectionWords; home: string }) {
  return (
    <section className="my-empty">
      <p className="lead">{words.empty}</p>
      <p>{words.emptyHint}</p>
      <p>
        <a className="btn lamp" href={home}>
          {words.choose}
        </a>
      </p>
    </section>
  );
}

const addressOf = (locale: Locale, token: string) => `/${locale}/my/${token}`;

/** « Garder sous une adresse privée »: leads to it; once it is there, the way back to it. */
export function Keep({
  festival,
  locale,
  words,
  kept,
}: {
  festival: string;
  locale: Locale;
  words: SelectionWords;
  kept: Kept;
}) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  async function keep() {
    setState('busy');
    const token = await keepUnderAddress(festival, locale);
    if (token) location.assign(addressOf(locale, token));
    else setState('failed');
  }
  return (
    <section className="my-box" aria-labelledby="keep">
      <h2 id="keep">{words.keep.title}</h2>
      {kept.token ? (
        <>
          <p>{words.keep.linked}</p>
          {kept.waiting.length > 0 && <p className="notice">{words.keep.waiting}</p>}
          <p>
            <a className="btn" href={addressOf(locale, kept.token)}>
              {words.keep.openLinked}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{words.keep.intro}</p>
          <p>
            <button type="button" className="btn lamp" onClick={keep} aria-disabled={state === 'busy'}>
              {words.keep.button}
            </button>
          </p>
          <p className="hint">{words.keep.year}</p>
        </>
      )}
      <p role="status" className={state === 'failed' ? 'notice bad' : undefined}>
        {state === 'failed' ? words.keep.failed : ''}
      </p>
    </section>
  );
}

/** « Oublier », by two taps. */
export function Forget({ festival, words }: { festival: string; words: SelectionWords }) {
  return (
    <details className="my-forget">
      <summary>{words.forget.browser}</summary>
      <p>{words.forget.browserHint}</p>
      <p>
        <button type="button" className="btn bad" onClick={() => forgetHere(festival)}>
          {words.forget.yes}
        </button>
      </p>
    </details>
  );
}
