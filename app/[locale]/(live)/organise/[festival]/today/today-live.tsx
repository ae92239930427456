'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { deviceClock } from '#app/_components/device-clock.ts';
import { InHeader, MessageBar, OFFERED_FOR, type Tone } from '#app/_components/message-bar.tsx';
import type { Unsent } from '#app/_components/outbox.ts';
import { workerAnswers } from '#app/_components/site-worker.ts';
import { Spoken } from '#app/_components/time.tsx';
import { useAsking } from '#app/_ui/use-asking.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { ageSaid } from '#lib/offline/age.ts';
import { deviceDay } from '#lib/time/browser-clock.ts';
import { type DayTap, outbox } from './outbox.ts';

type Props = {
  address: string;
  account: number;
  signIn: string;
  hour: string;
  /** The addresses of the board, and of the page to tell an emergency. */
  board: string;
  emergency: string;
  /** Whether this device may keep the board. */
  isKept: boolean;
  locale: Locale;
  zone: string;
};

/**
 * Keeps the pages of the day up to date, even after a lost network or a restart, and shows taps
 * that were not sent. `signIn` leads back to the page.
 */
export function TodayLive({ address, account, signIn, hour, board, emergency, isKept, locale, zone }: Props) {
  const t = useTranslations('board.unsent');
  const router = useRouter();
  const unsent = useSyncExternalStore(outbox.subscribe, outbox.read, outbox.empty);
  const [said, setSaid] = useState('');
  const news = useNews(address, isKept ? board : null, () => router.refresh());
  const held = useHeld(news.staleSince !== null);

  useEffect(() => {
    outbox.open(account, (post, answer) => {
      if (answer.ok) setSaid(t('sent', { label: post.label }));
      router.refresh();
    });
    const again = () => void outbox.retry();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [account, router, t]);

  const shown = unsent.filter(({ state }) => state !== 'sending');
  return (
    <>
      <InHeader>
        <Message
          held={held}
          news={news}
          said={said}
          hour={hour}
          emergency={emergency}
          locale={locale}
          zone={zone}
          count={shown.length}
        />
      </InHeader>
      <div className="today-bar no-print" id="unsent" tabIndex={-1}>
        {shown.map((post) => (
          <Waiting key={post.key} post={post} signIn={signIn} />
        ))}
      </div>
    </>
  );
}

type MessageProps = Pick<Props, 'hour' | 'emergency' | 'locale' | 'zone'> & {
  held: string | null;
  news: BoardNews;
  said: string;
  count: number;
};

/** The most important message. Once closed it stays closed until there is another. */
function Message(props: MessageProps) {
  const now = useMessage(props);
  const [closed, setClosed] = useState('');
  const id = now?.id ?? '';
  const isPassing = now?.tone === 'good';
  useEffect(() => {
    if (!isPassing) return;
    const timer = setTimeout(() => setClosed(id), OFFERED_FOR);
    return () => clearTimeout(timer);
  }, [isPassing, id]);
  if (!now || closed === id) return null;
  return (
    <MessageBar key={id} tone={now.tone} message={now.text} onClose={() => setClosed(id)}>
      {now.acts}
    </MessageBar>
  );
}

type Told = { id: string; tone: Tone; text: ReactNode; acts?: ReactNode };

function useMessage({ held, news, said, count, hour, emergency, locale, zone }: MessageProps): Told | null {
  const t = useTranslations('board');
  const { staleSince, keptAt } = news;
  // Where somebody needs help, they must not wait for a network.
  if (held?.startsWith(emergency)) return { id: held, tone: 'bad', text: t('emergency.noNetwork'), acts: <Numbers /> };
  if (held !== null) return { id: held, tone: 'bad', text: t('unsent.offline') };
  if (count > 0)
    return {
      id: `unsent ${count}`,
      tone: 'bad',
      text: t('unsent.count', { count }),
      acts: (
        <a href="#unsent" className="btn">
          {t('unsent.see')}
        </a>
      ),
    };
  if (keptAt !== null) {
    const words = {
      today: t('unsent.kept', { time: '{time}' }),
      before: t('unsent.keptBefore', { date: '{date}', time: '{time}' }),
    };
    const age = ageSaid(words, keptAt, Date.now(), zone, locale);
    return { id: `kept ${keptAt}`, tone: 'bad', text: <Spoken as={age.spoken}>{age.printed}</Spoken> };
  }
  if (staleSince !== null) {
    const day = deviceDay(staleSince, Date.now(), locale);
    const values = { time: deviceClock(staleSince, hour), other: day ? 'yes' : 'no', day };
    return { id: `stale ${staleSince}`, tone: 'bad', text: t('unsent.stale', values) };
  }
  return said ? { id: said, tone: 'good', text: said } : null;
}

function Numbers() {
  const t = useTranslations('board.emergency.number');
  return (
    <>
      <a href="tel:15" className="btn bad" aria-label={t('15')}>
        15
      </a>
      <a href="tel:112" className="btn bad" aria-label={t('112')}>
        112
      </a>
    </>
  );
}

function Waiting({ post, signIn }: { post: Unsent<DayTap>; signIn: string }) {
  const t = useTranslations('board.unsent');
  const { state, label, message } = post;
  const key = state === 'stopped' ? 'signedOut' : state === 'refused' ? 'refused' : 'waiting';
  return (
    <div className="today-note">
      <p>{t(key, { label, message })}</p>
      <p className="today-note-acts">
        {state === 'stopped' && (
          <a className="btn" href={`${signIn}?next=${encodeURIComponent(location.pathname + location.search)}`}>
            {t('signIn')}
          </a>
        )}
        {state === 'waiting' && (
          <button type="button" className="btn" onClick={() => void outbox.retry()}>
            {t('retry')}
          </button>
        )}
        <button type="button" className="btn quiet" onClick={() => outbox.drop(post.key)}>
          {t(state === 'refused' ? 'close' : 'drop')}
        </button>
      </p>
    </div>
  );
}

/**
 * Only the server knows what a tap would do: without it a link, or a form that only asks, would
 * lead to the browser's error page and away from the page kept here. Returns the address that
 * waits, and goes there once the server answers.
 */
function useHeld(isLost: boolean): string | null {
  const router = useRouter();
  const [held, setHeld] = useState<string | null>(null);
  const lost = useRef(false);
  lost.current = isLost;
  useEffect(() => {
    const isWaiting = () => !navigator.onLine || lost.current;
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
      if (!navigator.onLine || isLost) return;
      setHeld(null);
      router.push(held);
    };
    go();
    addEventListener('online', go);
    return () => removeEventListener('online', go);
  }, [held, isLost, router]);
  return held;
}

/** The address of a form that only asks. */
function askedBy(form: HTMLFormElement, submitter: HTMLElement | null): URL {
  const to = new URL(form.action, location.href);
  to.search = '';
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === 'string') to.searchParams.append(name, value);
  return to;
}

/** In milliseconds: the board is fetched to be kept at most this often. */
const APART = 15_000;

/** Has the service worker keep the present board. */
type BoardKeeper = {
  /** Fetches soon, but not again for a while; it may be called often. */
  keep: () => void;
  close: () => void;
};

/**
 * Keeps the board at `address` for times without a network: the service worker keeps what passes
 * through it, so the page fetches the board's plain address, at first and each time it was redrawn.
 * Without a worker (no https, or refused) nothing is fetched.
 */
function boardKeeper(address: string): BoardKeeper {
  let askedAt = 0;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    timer = undefined;
    if (document.visibilityState !== 'visible') return;
    askedAt = Date.now();
    // When signed out this redirects to the sign-in, from which the worker knows to delete the
    // board.
    await fetch(address, {
      headers: { Accept: 'text/html' },
      cache: 'no-cache',
      redirect: 'manual',
      priority: 'low',
    }).catch(() => null);
  };
  const keep = () => {
    if (isOver || timer !== undefined || !navigator.serviceWorker?.controller) return;
    timer = setTimeout(() => void ask(), Math.max(0, askedAt + APART - Date.now()));
  };
  void workerAnswers().then(keep);
  return {
    keep,
    close: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

/** In milliseconds: the board is redrawn at least this often, as time passes. */
const DRAW = 30_000;
/** In milliseconds: before that a missing answer is not mentioned. */
const STALE = 15_000;

/**
 * `staleSince`: since when the server has not answered. `keptAt`: when this page was last known to
 * be right, if it was kept on this device. Epoch milliseconds.
 */
type BoardNews = Readonly<{ staleSince: number | null; keptAt: number | null }>;

const FRESH: BoardNews = { staleSince: null, keptAt: null };

/**
 * Asks for the key of the day, and redraws the page when it has changed. `board`: the address to
 * keep for times without a network, after each drawing; null where nothing is kept.
 */
function useNews(address: string, board: string | null, draw: () => void): BoardNews {
  const [news, setNews] = useState(FRESH);
  const [was] = useState(() => ({
    key: null as string | null,
    heardAt: Date.now(),
    drawnAt: Date.now(),
    isKept: false,
  }));
  const keeper = useRef<BoardKeeper | null>(null);
  useEffect(() => {
    const at = Date.parse(document.documentElement.dataset.offlineAt ?? '');
    if (Number.isNaN(at)) return;
    Object.assign(was, { heardAt: at, isKept: true });
    setNews({ staleSince: at, keptAt: at });
  }, [was]);
  useEffect(() => {
    keeper.current = board === null ? null : boardKeeper(board);
    return () => keeper.current?.close();
  }, [board]);
  useAsking<{ key: string }>(
    address,
    ({ key }) => {
      const now = Date.now();
      const isLate = was.isKept || now - was.heardAt > STALE || now - was.drawnAt > DRAW;
      const isNew = was.key !== null && was.key !== key;
      Object.assign(was, { key, heardAt: now, isKept: false });
      delete document.documentElement.dataset.offlineAt;
      setNews(FRESH);
      // Redrawn only after an answer: without a network the page would be replaced by an error.
      if (!isNew && !isLate) return;
      was.drawnAt = now;
      draw();
      keeper.current?.keep();
    },
    () => {
      // Without a network this does nothing; for readers who lost access it removes what was kept.
      keeper.current?.keep();
      if (!was.isKept && Date.now() - was.heardAt > STALE) setNews({ staleSince: was.heardAt, keptAt: null });
    },
  );
  return news;
}
