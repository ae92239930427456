import type { ReactNode } from 'react';
import { isOpen, isOpenOtherwise, isSat, isToCome } from '#lib/selections/hours.ts';
import { hasEvent, type Selection, writeAct } from '#lib/selections/selection.ts';
import { ActButton } from './say.tsx';
import { counted, type Drawing, fill } from './words.ts';

/**
 * The wished-for films, whether a chosen séance shows each, and the proposal (`children`). Nothing
 * without a wished-for film.
 */
export function Wishes({
  drawing,
  selection,
  now,
  children,
}: {
  drawing: Drawing;
  selection: Selection;
  /** Epoch minutes. */
  now: number;
  children?: ReactNode;
}) {
  const { words, index, locale, form } = drawing;
  const films = selection.films.flatMap((number) => index.film(number) ?? []);
  if (films.length === 0) return null;
  const stateOf = (film: number) => {
    const showings = index.showing(film).filter(isSat);
    if (showings.some(({ number }) => hasEvent(selection, number))) return words.wishes.chosen;
    const count = index.showing(film).filter((event) => isOpen(event, now) || isOpenOtherwise(event, now)).length;
    if (count > 0) return fill(counted(words.totalShort, count, locale), { count });
    return showings.some((event) => isToCome(event, now)) ? words.live.places.full : words.wishes.noShowing;
  };
  return (
    <section className="my-wishes" aria-labelledby="wishes">
      <h2 id="wishes">{words.wishes.title}</h2>
      <ul className="my-films">
        {films.map((film) => (
          <li key={film.number}>
            <span>
              <a href={film.path}>
                <bdi>{film.title}</bdi>
              </a>{' '}
              <span className="faint">({stateOf(film.number)})</span>
            </span>
            {form && (
              <ActButton
                form={form}
                act={writeAct('unwish', film.number)}
                label={words.remove}
                name={fill(words.removeOf, { title: film.title })}
                className="quiet"
              />
            )}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
