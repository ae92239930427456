'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { deviceDay } from '../../../../../../lib/time/device-day.ts';
import { deviceClock } from '../../../../../_components/device-clock.ts';
import { useAsking } from '../../../../../_ui/use-asking.ts';
import { outbox, type Unsent } from './outbox.ts';

/** How often the board is drawn anew because time passes. Milliseconds. */
const DRAW = 30_000;
/** Until then a lost answer is nothing to speak of. Milliseconds. */
const STALE = 15_000;

/**
 * Keeps the pages of the day fresh, through lost networks and restarts too, and says what has not been sent. `signIn` comes back to where one was.
 */
export function TodayLive({
  address,
  account,
  signIn,
  hour,
}: {
  address: string;
  account: number;
  signIn: string;
  hour: string;
}) {
  const t = useTranslations('board.unsent');
  const router = useRouter();
  const unsent = useSyncExternalStore(outbox.subscribe, outbox.read, outbox.empty);
  const [said, setSaid] = useState('');
  const [held, setHeld] = useState<string | null>(null);
  const staleSince = useNews(address, () => router.refresh());
  const locale = useLocale();
  const staleSentence = (at: number) => {
    const day = deviceDay(at, Date.now(), locale);
    return t('stale', { time: deviceClock(at, hour), other: day ? 'yes' : 'no', day });
  };

  useEffect(() => {
    outbox.open(account, (post, answer) => {
      if (answer.ok) setSaid(t('sent', { label: post.label }));
      router.refresh();
    });
    const again = () => outbox.retry();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [account, router, t]);

  // What a tap would do is weighed by the server: without it a link, and a form that only asks, would lead to the browser's own failure, away from what is kept here.
  const isLost = useRef(false);
  isLost.current = staleSince !== null;
  useEffect(() => {
    const isWaiting = () => !navigator.onLine || isLost.current;
    const hold = (event: Event, to: URL | null) => {
      if (to?.origin !== location.origin || !isWaiting()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setHeld(to.href.slice(to.origin.length));
    };
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const isHere = link?.getAttribute('href')?.startsWith('#') ?? true;
      if (link instanceof HTMLAnchorElement && !isHere) hold(event, new URL(link.href));
    };
    const submit = (event: SubmitEvent) => {
      const form = event.target;
      if (form instanceof HTMLFormElement && form.method === 'get') hold(event, askedBy(form, event.submitter));
    };
    document.addEventListener('click', click, true);
    document.addEventListener('submit', submit, true);
    return () => {
      document.removeEventListener('click', click, true);
      document.removeEventListener('submit', submit, true);
    };
  }, []);
  useEffect(() => {
    if (held === null) return;
    const go = () => {
      if (!navigator.onLine || staleSince !== null) return;
      setHeld(null);
      router.push(held as never);
    };
    go();
    addEventListener('online', go);
    return () => removeEventListener('online', go);
  }, [held, staleSince, router]);

  const shown = unsent.filter(({ state }) => state !== 'sending');
  return (
    <div className="today-bar no-print">
      <div role="status" className="contents">
        {held !== null && <p className="today-note">{t('offline')}</p>}
        {held === null && staleSince !== null && <p className="today-note">{staleSentence(staleSince)}</p>}
        {said && shown.length === 0 && <p className="today-note is-good">{said}</p>}
        {shown.map((post) => (
          <Waiting key={post.id} post={post} signIn={signIn} />
        ))}
      </div>
    </div>
  );
}

function Waiting({ post, signIn }: { post: Unsent; signIn: string }) {
  const t = useTranslations('board.unsent');
  const { state, label, message } = post;
  const key = state === 'signed-out' ? 'signedOut' : state === 'refused' ? 'refused' : 'waiting';
  return (
    <div className="today-note">
      <p>{t(key, { label, message })}</p>
      <p className="today-note-acts">
        {state === 'signed-out' && (
          <a className="btn" href={`${signIn}?next=${encodeURIComponent(location.pathname + location.search)}`}>
            {t('signIn')}
          </a>
        )}
        {state === 'waiting' && (
          <button type="button" className="btn" onClick={() => outbox.retry()}>
            {t('retry')}
          </button>
        )}
        <button type="button" className="btn quiet" onClick={() => outbox.drop(post.id)}>
          {t(state === 'refused' ? 'close' : 'drop')}
        </button>
      </p>
    </div>
  );
}

/** Where a form that only asks leads. */
function askedBy(form: HTMLFormElement, submitter: HTMLElement | null): URL {
  const to = new URL(form.action, location.href);
  to.search = '';
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === 'string') to.searchParams.append(name, value);
  return to;
}

/** Asks for the key of the day, and draws the page anew when it is another one; since when nobody answered, else null. */
function useNews(address: string, draw: () => void): number | null {
  const [staleSince, setStale] = useState<number | null>(null);
  const [was] = useState(() => ({ key: null as string | null, heardAt: Date.now(), drawnAt: Date.now() }));
  useAsking<{ key: string }>(
    address,
    ({ key }) => {
      const now = Date.now();
      const isLate = now - was.heardAt > STALE || now - was.drawnAt > DRAW;
      const isNew = was.key !== null && was.key !== key;
      Object.assign(was, { key, heardAt: now });
      setStale(null);
      // Drawn only when somebody answers: a page that is asked for in vain would be replaced by a failure.
      if (!isNew && !isLate) return;
      was.drawnAt = now;
      draw();
    },
    () => Date.now() - was.heardAt > STALE && setStale(was.heardAt),
  );
  return staleSince;
}
