import type { Bilingual } from '#db/columns.ts';
import { filmTitle } from '#lib/films/title.ts';
import { joined } from '#lib/i18n/text.ts';
import type { DocumentEvent, Documents } from '#lib/model/documents.ts';
import { byUid } from '#lib/model/keyed.ts';
import { isEqual } from '#lib/plain-values.ts';
import { type DocumentIndex, indexDocument } from './document-index.ts';

function filmsOf(event: DocumentEvent | undefined): number[] {
  const films: number[] = [];
  for (const { film } of event?.items ?? []) if (film !== null) films.push(film);
  return films;
}

/**
 * The public titles of the films that a séance no longer shows because others took their place.
 * Films are compared in the team documents, because a film whose title was merely hidden meanwhile
 * was not replaced.
 */
export function replacementsOf(drawn: Documents, previous: Documents | null): (uid: string) => Bilingual | null {
  if (!previous) return () => null;
  const now = byUid(drawn.team.events);
  const team = byUid(previous.team.events);
  const shown = byUid(previous.public.events);
  const { films } = indexDocument(previous.public);
  return (uid) => {
    const last = filmsOf(team.get(uid));
    if (last.length === 0) return null;
    const next = filmsOf(now.get(uid));
    const removed = last.filter((film) => !next.includes(film));
    if (removed.length === 0 || next.every((film) => last.includes(film))) return null;
    const visible = removed.flatMap((number) => {
      const film = filmsOf(shown.get(uid)).includes(number) ? films.get(number) : undefined;
      return film ? [filmTitle(film)] : [];
    });
    return visible.length > 0 ? joined(visible) : null;
  };
}

/**
 * « A » est remplacé par « B », as two releases of one document tell it; null when no film took
 * another's place.
 */
export function replacement(
  before: DocumentEvent,
  old: DocumentIndex,
  after: DocumentEvent,
  index: DocumentIndex,
): { from: Bilingual; to: Bilingual } | null {
  const [was, is] = [filmsOf(before), filmsOf(after)];
  const removed = was.filter((film) => !is.includes(film));
  const added = is.filter((film) => !was.includes(film));
  const isNew = !isEqual(before.replaces, after.replaces);
  if (after.replaces === null || removed.length === 0 || (added.length === 0 && !isNew)) return null;
  const titles = (films: number[], { films: known }: DocumentIndex) =>
    films.flatMap((number) => {
      const film = known.get(number);
      return film ? [filmTitle(film)] : [];
    });
  const to = titles(added, index);
  return { from: joined(titles(removed, old)), to: to.length > 0 ? joined(to) : after.title };
}
