import { Spoken, TimeOf } from '#app/_components/time.tsx';
import { neighboursOf } from '#lib/programme/around.ts';
import type { DatedEvent } from '#lib/programme/day.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, spokenDate } from '#lib/time/format.ts';
import { LateTime, lateOf } from './live.tsx';
import type { EventProps, Programme } from './programme.ts';
import { Said } from './text.tsx';

/** Links to the séances before and after this one, across days. */
export function Neighbours({ programme, event }: EventProps) {
  const { previous, next } = neighboursOf(programme.document, event);
  if (!previous && !next) return null;
  return (
    <nav className="neighbours no-print" aria-label={programme.t('neighbours')}>
      {previous && <Neighbour programme={programme} event={previous} word={programme.t('previous')} rel="prev" />}
      {next && <Neighbour programme={programme} event={next} word={programme.t('next')} rel="next" />}
    </nav>
  );
}

function Neighbour({
  programme,
  event,
  word,
  rel,
}: {
  programme: Programme;
  event: DatedEvent;
  word: string;
  rel: 'prev' | 'next';
}) {
  const { locale } = programme;
  const late = lateOf(programme, event);
  const date = dateOfHour(event.startsAt);
  return (
    <a rel={rel} className={rel} href={programme.paths.event(event)}>
      <span className="neighbour-word">{word}</span>{' '}
      <b>
        <Said programme={programme} text={event.title} />
      </b>{' '}
      <span className="capital relative">
        <Spoken as={spokenDate(date, locale)}>{formatDate(date, locale, 'short')}</Spoken>,{' '}
        {late ? <LateTime programme={programme} late={late} /> : <TimeOf at={event.startsAt} locale={locale} />}
      </span>
    </a>
  );
}
