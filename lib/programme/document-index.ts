import { groupedBy } from '#lib/grouped.ts';
import type {
  DocumentEvent,
  DocumentPage,
  DocumentPicture,
  PictureSubject,
  PublicDocument,
} from '#lib/model/documents.ts';
import { byNumber } from '#lib/model/keyed.ts';

/** A document with its rows by number, for code that follows references. */
export type DocumentIndex = Readonly<{
  document: PublicDocument;
  events: ReadonlyMap<number, DocumentEvent>;
  rooms: ReadonlyMap<number, PublicDocument['rooms'][number]>;
  venues: ReadonlyMap<number, PublicDocument['venues'][number]>;
  films: ReadonlyMap<number, PublicDocument['films'][number]>;
  people: ReadonlyMap<number, PublicDocument['people'][number]>;
  series: ReadonlyMap<number, PublicDocument['series'][number]>;
  themes: ReadonlyMap<string, PublicDocument['themes'][number]>;
  pages: ReadonlyMap<string, DocumentPage>;
  days: ReadonlyMap<string, PublicDocument['days'][number]>;
  pictures: ReadonlyMap<PictureSubject, DocumentPicture[]>;
}>;

const indexes = new WeakMap<PublicDocument, DocumentIndex>();

/** A document never changes once it is made, so its index is made once and kept with it. */
export function indexDocument(document: PublicDocument): DocumentIndex {
  const kept = indexes.get(document);
  if (kept) return kept;
  const made: DocumentIndex = {
    document,
    events: byNumber(document.events),
    rooms: byNumber(document.rooms),
    venues: byNumber(document.venues),
    films: byNumber(document.films),
    people: byNumber(document.people),
    series: byNumber(document.series),
    themes: new Map(document.themes.map((theme) => [theme.slug, theme])),
    pages: new Map((document.pages ?? []).map((page) => [page.slug, page])),
    days: new Map(document.days.map((day) => [day.date, day])),
    pictures: groupedBy(document.pictures ?? [], ({ of }) => of),
  };
  indexes.set(document, made);
  return made;
}
