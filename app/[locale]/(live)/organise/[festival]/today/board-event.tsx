import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import { Link } from '#app/_ui/link.tsx';
import type { BoardEvent } from '#lib/live/day-board.ts';
import { DelayChips } from './delay-chips.tsx';
import type { TodayScene } from './scene.ts';
import { Entries, EventFlags, EventWhen, Unannounced } from './state.tsx';

type Props = { scene: TodayScene; event: BoardEvent };

/** What runs, or what is next: everything of it, and a delay in two taps. */
export function EventCard({ scene, event, is }: Props & { is: 'now' | 'next' }) {
  const { words, paths } = scene;
  const { t, text } = words;
  return (
    <article className={clsx('today-card', event.kind, `is-${is}`)}>
      <p className="today-line">
        <b className="today-is">{t(is === 'now' ? 'running' : 'next')}</b> <EventWhen event={event} words={words} />
      </p>
      <h3>
        <Link href={paths.event(event.number)}>
          <bdi>{text(event.title)}</bdi>
        </Link>
      </h3>
      <p className="today-flags">
        <EventFlags event={event} words={words} /> <Entries event={event} words={words} />
      </p>
      <Unannounced event={event} words={words} />
      {event.notices.map((notice, i) => (
        <p key={i} className="today-told">
          {text(notice.text)}
        </p>
      ))}
      <Quick scene={scene} event={event} />
    </article>
  );
}

/** +5 +10 +15 +20, and everything else. */
function Quick({ scene, event }: Props) {
  const { words, paths } = scene;
  const { t, text } = words;
  const title = text(event.title);
  return (
    <nav className="today-quick" aria-label={t('delayGroup', { title })}>
      <DelayChips scene={scene} event={event} />
      <Link href={paths.event(event.number)} className="btn lamp" aria-label={t('actNamed', { title })}>
        {t('act')}
      </Link>
    </nav>
  );
}

/** One line of those that come later, are over or do not take place. */
export function EventRow({ scene, event }: Props) {
  const { words, paths } = scene;
  return (
    <li>
      <Link href={paths.event(event.number)} className={clsx('today-row', event.kind)}>
        <EventWhen event={event} words={words} />
        <span className="today-row-title">
          <bdi>{words.text(event.title)}</bdi> <EventFlags event={event} words={words} />{' '}
          <Entries event={event} words={words} />
        </span>
        <ChevronRight aria-hidden size={18} />
      </Link>
    </li>
  );
}
