'use client';

import { useId, useState } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { folded } from '#lib/search/words.ts';

type Film = { number: number; title: string; directors: string; href: string };

/** With more films than this there is a search. */
const FEW = 6;

/**
 * The films of the catalogue to choose from; with a script they can be filtered by title or
 * director.
 */
export function FilmList({ label, find, films }: { label: string; find: string; films: readonly Film[] }) {
  const id = useId();
  const isLive = useLive();
  const [typed, setTyped] = useState('');
  const wanted = folded(typed.trim());
  const shown = films.filter(({ title, directors }) => folded(`${title} ${directors}`).includes(wanted));
  return (
    <div className="today-films">
      <p id={`${id}-label`} className="label">
        {label}
      </p>
      {films.length > FEW && (
        <input
          type="search"
          data-waits={isLive ? undefined : ''}
          aria-label={find}
          placeholder={find}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="input"
        />
      )}
      <ul aria-labelledby={`${id}-label`} className="today-options is-long" tabIndex={-1}>
        {shown.map(({ number, title, directors, href }) => (
          <li key={number}>
            <Link href={href} className="today-option">
              <b>
                <bdi>{title}</bdi>
              </b>
              <span className="text-soft">{directors}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
