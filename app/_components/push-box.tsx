import { buildId } from '#app/feeds/build-id.ts';
import { env } from '#lib/env.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';
import { pushKeys } from '#lib/push/keys.ts';
import type { PushPage } from '#lib/push/page.ts';
import { type PushAudience, pushWishes, SOON_MINUTES } from '#lib/push/schema.ts';

/**
 * « Me prévenir »: what the reader can be notified of, to tick. Hidden until a script knows that
 * this browser can show notifications.
 */
export function PushBox({
  locale,
  audience,
  place,
  isOffered = true,
  className,
}: {
  locale: Locale;
  audience: PushAudience;
  place: Pick<PushPage, 'page' | 'post' | 'icon'>;
  isOffered?: boolean;
  className: string;
}) {
  // Notifications need the service worker.
  if (!env().isKeptOffline) return null;
  const say = sentencesIn(locale, 'push');
  const page: PushPage = {
    ...place,
    isOffered,
    locale,
    key: pushKeys().publicKey,
    words: {
      on: say('on'),
      off: say('off'),
      save: say('save'),
      start: say('start'),
      saved: say('saved'),
      stopped: say('stopped'),
      refused: say('refused'),
      failed: say('failed'),
      none: say('none'),
      stop: say('stop'),
    },
  };
  return (
    <section
      className={`${className} push no-print`}
      id="push"
      aria-labelledby="push-title"
      hidden
      data-push={JSON.stringify(page)}
    >
      <h2 id="push-title">{say('title')}</h2>
      <p data-lead>{say(`lead.${audience}`)}</p>
      <form>
        <fieldset>
          <legend className="spoken">{say('title')}</legend>
          {pushWishes[audience].map((wish) => (
            <label key={wish} className="push-wish">
              <input type="checkbox" name="wish" value={wish} defaultChecked />
              <span>{say(`wish.${audience}.${wish}` as Parameters<typeof say>[0], { minutes: SOON_MINUTES })}</span>
            </label>
          ))}
        </fieldset>
        <p className="push-acts">
          <button type="submit" className="btn lamp" data-start>
            {page.words.start}
          </button>
          <button type="submit" className="btn" data-stop hidden>
            {page.words.stop}
          </button>
        </p>
        <p className="hint" data-state>
          {page.words.off}
        </p>
        <p role="status" data-said />
      </form>
      <HomeSteps say={say} audience={audience} />
    </section>
  );
}

type Say = (key: 'steps.lead' | 'steps.share' | 'steps.add' | `steps.until.${PushAudience}`) => string;

/**
 * On an iPhone only pages opened from the home screen get notifications: the two steps to do that,
 * with pictures.
 */
function HomeSteps({ say, audience }: { say: Say; audience: PushAudience }) {
  return (
    <div hidden data-steps>
      <p>{say('steps.lead')}</p>
      <ol className="push-steps">
        <li>
          <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
            <path d="M17 20h-4v20h22V20h-4M24 30V7m-7 7 7-7 7 7" />
          </svg>
          <span>{say('steps.share')}</span>
        </li>
        <li>
          <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
            <rect x="8" y="8" width="32" height="32" rx="8" />
            <path d="M24 16v16m-8-8h16" />
          </svg>
          <span>{say('steps.add')}</span>
        </li>
      </ol>
      <p className="hint">{say(`steps.until.${audience}`)}</p>
    </div>
  );
}

/** The script for the box, on a page of the programme or of a volunteer. */
export const PushScript = () => (env().isKeptOffline ? <script src={`/push.js?v=${buildId()}`} defer /> : null);
