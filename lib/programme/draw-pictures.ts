import type { DocumentPicture, PictureSubject, PublicDocument } from '#lib/model/documents.ts';
import type { DraftIndex, DraftPicture } from '#lib/model/draft.ts';
import { mayLeave } from '#lib/pictures/ground.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { type Scene, text } from './scene.ts';

type NumberedSubject = 'film' | 'person' | 'venue' | 'room' | 'series' | 'partner';

/**
 * The pictures of the draft that may be published: those with a stated right, whose time is not
 * over, and of no film whose title is still hidden.
 */
export function drawPictures({ draft, index, hidden, at }: Scene): Pick<PublicDocument, 'pictures'> {
  const today = dateOfInstant(at, draft.festival.timeZone);
  const pictures = draft.pictures
    .filter((picture) => mayLeave(picture, today) && !(picture.filmId !== null && hidden.has(picture.filmId)))
    .flatMap((picture) => drawPicture(picture, index) ?? []);
  return pictures.length > 0 ? { pictures } : {};
}

function drawPicture(picture: DraftPicture, index: DraftIndex): DocumentPicture | null {
  const of = subjectIn(picture, index);
  if (of === null) return null;
  const { use, hash, format, width, height, colour, credit, purposes, until, focalX, focalY } = picture;
  return {
    of,
    use,
    hash,
    format,
    width,
    height,
    colour,
    alt: text(picture.alt),
    credit,
    focal: [focalX, focalY],
    purposes,
    until,
  };
}

function subjectIn(picture: DraftPicture, index: DraftIndex): PictureSubject | null {
  const { filmId, personId, venueId, roomId, themeId, seriesId, pageId, partnerId } = picture;
  const numbered = (kind: NumberedSubject, row: { number: number } | undefined) =>
    row ? (`${kind}:${row.number}` as const) : null;
  if (filmId !== null) return numbered('film', index.films.get(filmId));
  if (personId !== null) return numbered('person', index.people.get(personId));
  if (venueId !== null) return numbered('venue', index.venues.get(venueId));
  if (roomId !== null) return numbered('room', index.rooms.get(roomId));
  if (seriesId !== null) return numbered('series', index.series.get(seriesId));
  if (partnerId !== null) return numbered('partner', index.partners.get(partnerId));
  const page = pageId === null ? undefined : index.pages.get(pageId);
  if (page) return `page:${page.slug}`;
  if (themeId === null) return 'festival';
  const theme = index.themes.get(themeId);
  return theme ? `theme:${theme.slug}` : null;
}

/** The pictures whose subject the document still shows. */
export function shownPictures({ pictures, ...document }: PublicDocument): Pick<PublicDocument, 'pictures'> {
  if (!pictures) return {};
  const shown = new Set<PictureSubject>([
    'festival',
    ...document.themes.map(({ slug }) => `theme:${slug}` as const),
    ...(document.pages ?? []).map(({ slug }) => `page:${slug}` as const),
  ]);
  const add = (kind: NumberedSubject, rows: readonly { number: number }[]) => {
    for (const { number } of rows) shown.add(`${kind}:${number}`);
  };
  add('film', document.films);
  add('person', document.people);
  add('venue', document.venues);
  add('room', document.rooms);
  add('series', document.series);
  add('partner', document.partners ?? []);
  const kept = pictures.filter(({ of }) => shown.has(of));
  return kept.length > 0 ? { pictures: kept } : {};
}
