import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { HeadStyle } from '#lib/festivals/choices.ts';
import { ownPicture } from '#lib/programme/pictures-on.ts';
import { formatDateRange } from '#lib/time/format.ts';
import { AnnouncedEdition, Over, OverSentence } from './over.tsx';
import { Picture } from './picture.tsx';
import type { Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';

const PICTURES = { picture: 'head', poster: 'poster' } as const;
const SIZES: Readonly<Record<HeadStyle, string>> = {
  letters: '',
  picture: '100vw',
  poster: '(min-width: 40rem) 16rem, 30vw',
};

/** A name of more characters than this is set smaller, or it would fill the first screen. */
const LONG = 40;

/**
 * The festival's name in large type on its first page, above the days: alone, over its picture, or
 * beside its poster.
 */
export function Hero({ programme, children }: { programme: Programme; children?: ReactNode }) {
  const { festival, venues } = programme.document;
  const { headStyle = 'letters' } = festival;
  // Without the picture it needs, the head shows only the name.
  const picture = headStyle === 'letters' ? null : ownPicture(programme.document, PICTURES[headStyle]);
  const isOver = picture?.use === 'head';
  return (
    <div className={clsx('hero', picture && `is-${picture.use}`, isOver && 'dark-room')}>
      {picture && (
        <Picture
          programme={programme}
          picture={picture}
          sizes={SIZES[headStyle]}
          fetched="first"
          isDecorative={isOver}
        />
      )}
      <h1 className={clsx('hero-name', programme.say(festival.name).length > LONG && 'is-long')}>
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
      <AnnouncedEdition programme={programme} className="hero-over" />
      <Prose programme={programme} text={festival.introduction} className="hero-introduction" level={2} />
      {children}
    </div>
  );
}
