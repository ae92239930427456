import type { DocumentEvent, DocumentPicture, PictureSubject } from '#lib/model/documents.ts';
import { filmsOfEvent } from './around.ts';
import type { DocumentIndex } from './document-index.ts';

/** The pictures of something that may be shown on the site, the first one first; of these uses alone where they are named. */
export function picturesOn(
  { pictures }: Pick<DocumentIndex, 'pictures'>,
  of: PictureSubject,
  ...uses: readonly DocumentPicture['use'][]
): DocumentPicture[] {
  return (pictures.get(of) ?? []).filter(
    ({ use, purposes }) => purposes.includes('site') && (uses.length === 0 || uses.includes(use)),
  );
}

/**
 * The picture a séance is known by: a still of its film, else who comes, else its theme or series. Null where there is none, and where a film of it may not
 * be named: what is beside it could tell.
 */
export function pictureOfEvent(index: DocumentIndex, event: DocumentEvent): DocumentPicture | null {
  if (!index.document.pictures || event.items.some(({ isHidden }) => isHidden)) return null;
  const films = filmsOfEvent(index.document, event).map(({ number }): PictureSubject => `film:${number}`);
  const people = event.people
    .filter(({ isTentative }) => !isTentative)
    .map(({ person }): PictureSubject => `person:${person}`);
  const themes = event.themes.map((slug): PictureSubject => `theme:${slug}`);
  const series: PictureSubject[] = event.series ? [`series:${event.series.series}`] : [];
  for (const [subjects, use] of [
    [films, 'still'],
    [people, 'portrait'],
    [series, 'motif'],
    [themes, 'motif'],
  ] as const)
    for (const of of subjects) {
      const [first] = picturesOn(index, of, use);
      if (first) return first;
    }
  return null;
}
