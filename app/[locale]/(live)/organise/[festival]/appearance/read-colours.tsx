'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLive } from '#app/_ui/use-live.ts';
import { nearestReadable } from '#lib/model/colours.ts';
import { pictureColours } from './actions.ts';

type Found = Readonly<{ said: string; colours: readonly string[] }>;

/** The colours of the festival's logo or poster, when they are asked for; each can be taken as accent or as second colour. */
export function ReadColours({
  slug,
  read,
  onTake,
}: {
  slug: string;
  read: { id: number; use: 'logo' | 'poster' };
  onTake: (field: 'accent' | 'secondColour', colour: string) => void;
}) {
  const t = useTranslations('appearance');
  const [found, setFound] = useState<Found | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isLive = useLive();
  const ask = async () => {
    setAsking(true);
    try {
      const colours = await pictureColours(slug, read.id);
      setFound({ colours, said: t('read.found', { count: colours.length }) });
    } catch {
      setFound({ colours: [], said: t('read.failed') });
    }
    setAsking(false);
  };
  return (
    <div className="grid gap-3" data-waits={isLive ? undefined : ''}>
      <p>
        <button type="button" className="btn" aria-disabled={isAsking} onClick={() => !isAsking && void ask()}>
          {t(`read.${read.use}`)}
        </button>
      </p>
      <p role="status" className="text-soft empty:hidden">
        {found?.said}
      </p>
      {found && found.colours.length > 0 && (
        <ul className="look-found">
          {found.colours.map((colour) => (
            <li key={colour}>
              <span aria-hidden className="look-swatch" style={{ background: colour }} />
              <span className="num">{colour}</span>
              <button type="button" className="btn" onClick={() => onTake('accent', nearestReadable(colour, 'light'))}>
                {t('read.accent')}
                <span className="sr-only"> {colour}</span>
              </button>
              <button type="button" className="btn" onClick={() => onTake('secondColour', colour)}>
                {t('read.second')}
                <span className="sr-only"> {colour}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
