import type { ReactNode } from 'react';
import { formatDateRange } from '#lib/time/format.ts';
import { Over, OverSentence } from './over.tsx';
import type { Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';

/** The festival in large letters, above its days. On its home the name is the title of the page, elsewhere the way back. */
export function Hero({ programme, isHome, children }: { programme: Programme; isHome: boolean; children?: ReactNode }) {
  const { festival, venues } = programme.document;
  const name = <Said programme={programme} text={festival.name} />;
  return (
    <div className={isHome ? 'hero' : 'hero is-day'}>
      {isHome ? (
        <h1 className="hero-name">{name}</h1>
      ) : (
        <p className="hero-name">
          <a href={programme.paths.home()}>{name}</a>
        </p>
      )}
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
      {isHome && <OverSentence programme={programme} className="hero-over" />}
      {isHome && <Prose programme={programme} text={festival.introduction} className="hero-introduction" />}
      {children}
    </div>
  );
}

/** The festival in small letters, above a page about one thing. */
export function SmallHero({ programme }: { programme: Programme }) {
  const { festival } = programme.document;
  return (
    <p className="small-hero">
      <a href={programme.paths.home()}>
        <Said programme={programme} text={festival.name} />
      </a>{' '}
      <span>
        {formatDateRange(festival.startsOn, festival.endsOn, programme.locale)} <Over programme={programme} />
      </span>
    </p>
  );
}
