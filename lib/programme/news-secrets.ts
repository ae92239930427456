import { filmTitle } from '#lib/films/title.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { type Secrets, secretWords } from './announceable.ts';

/**
 * The words that would give away titles which may not be announced today but which older releases
 * named. They are the films that once stood in a séance whose newest parts hide what they are.
 * Documents come newest first; the first is what is public now.
 */
export function newsSecrets(documents: readonly PublicDocument[]): Secrets {
  const announced = new Set(documents[0]?.films.map(({ number }) => number));
  const isHiding = new Map<number, boolean>();
  const words = new Set<string>();
  for (const { events, films } of documents) {
    const named = byNumber(films);
    for (const { number, items } of events) {
      // A séance that is gone has no parts any more, so its last parts decide.
      if (!isHiding.has(number) && items.length > 0)
        isHiding.set(
          number,
          items.some(({ isHidden }) => isHidden),
        );
      if (!isHiding.get(number)) continue;
      for (const { film: shown } of items) {
        const film = shown === null || announced.has(shown) ? undefined : named.get(shown);
        if (!film) continue;
        for (const word of [...Object.values(filmTitle(film)), film.originalTitle, ...film.directors, ...film.writers])
          words.add(word);
      }
    }
  }
  return secretWords([...words]);
}
