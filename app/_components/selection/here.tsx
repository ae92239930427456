import type { Locale } from '#lib/i18n/locale.ts';
import type { SelectionWords } from './words.ts';

/** Shown when nothing is chosen yet: what one can do. */
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

/** « Garder sous une adresse privée »; once that is done, the link to it. */
export function KeepPrivately({
  locale,
  words,
  kept: { token, waiting },
  state,
}: {
  locale: Locale;
  words: SelectionWords;
  kept: { token: string | null; waiting: readonly string[] };
  state: 'idle' | 'busy' | 'failed';
}) {
  return (
    <section className="my-box" aria-labelledby="keep">
      <h2 id="keep">{words.keep.title}</h2>
      {token ? (
        <>
          <p>{words.keep.linked}</p>
          {waiting.length > 0 && <p className="notice">{words.keep.waiting}</p>}
          <p>
            <a className="btn" href={`/${locale}/my/${token}`}>
              {words.keep.openLinked}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{words.keep.intro}</p>
          <p>
            <button type="button" className="btn lamp" data-does="keep" aria-disabled={state === 'busy' || undefined}>
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

/** « Oublier », in two taps. */
export function Forget({ words }: { words: SelectionWords }) {
  return (
    <details className="my-forget">
      <summary>{words.forget.browser}</summary>
      <p>{words.forget.browserHint}</p>
      <p>
        <button type="button" className="btn bad" data-does="forget">
          {words.forget.yes}
        </button>
      </p>
    </details>
  );
}
