import type { ReactNode } from 'react';
import { formatDateRange } from '#lib/time/format.ts';
import { Over, OverSentence } from './over.tsx';
import type { Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';

/** The festival in large letters, above its days: on its first page. */
export function Hero({ programme, children }: { programme: Programme; children?: ReactNode }) {
  const { festival, venues } = programme.document;
  return (
    <div className="hero">
      <h1 className="hero-name">
        <Said programme={programme} text={festival.name} />
      </h1>
      <p className="hero-meta">
        <span>
          {formatDateRange(festival.startsOn, festival.endsOn, programme.locale)} <Over programme={programme} />
        </span>
        {venues.slice(0, 4).map((venue) => (
          <a key={venue.number} href={programme.paths.venue(venue)}>
            <Said programme={programme} text={venue.name} />
          </a>
        ))}
      </p>
      <OverSentence programme={programme} className="hero-over" />
      <Prose programme={programme} text={festival.introduction} className="hero-introduction" level={2} />
      {children}
    </div>
  );
}
