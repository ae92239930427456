import type { AskedSearch } from '#lib/addresses/public-address.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { noteSeen } from '#lib/volunteers/own-acts.ts';
import { guardianDocument } from './join/guardian-document.tsx';
import { joinDocument } from './join/join-document.tsx';
import { myDocument } from './my-document.tsx';
import { previewDocument, versionDocument } from './page-behind.tsx';
import { programmeDocument, releasedSource, searchDocument } from './programme-document.tsx';
import { ownDocument } from './team/own/own-document.tsx';
import { ownView } from './team/own/own-view.ts';
import { ownSheetsDocument, sheetsDocument } from './team/sheets-document.tsx';

type Sheets = Readonly<{ locale: Locale; token: string; query: Readonly<Record<string, string>> }>;

/**
 * Every document that is drawn from a festival, by name. Each takes plain data, which can be sent
 * to a thread, and answers HTML made from the database; null where there is no such page.
 */
const drawings = {
  programme: ({ locale, state, tail }: { locale: Locale; state: string; tail: string }) => {
    const source = releasedSource(state, locale);
    return source && programmeDocument(source, tail);
  },
  search: ({ locale, slug, asked }: { locale: Locale; slug: string; asked: AskedSearch }) =>
    searchDocument(locale, slug, asked),
  my: myDocument,
  join: joinDocument,
  guardian: guardianDocument,
  version: versionDocument,
  preview: previewDocument,
  sheets: ({ locale, token, query }: Sheets) => sheetsDocument(locale, token, query),
  ownSheets: ({ locale, token, query }: Sheets) => {
    const view = ownView(locale, token);
    return view && ownSheetsDocument(view, query);
  },
  /** `isRead`: a person opened it, so the shifts it shows count as seen. */
  own: ({ locale, token, query, isRead }: Sheets & { isRead: boolean }) => {
    const view = ownView(locale, token);
    if (!view) return null;
    if (isRead) noteSeen(view.who, view.page.shifts, view.document?.number ?? 0);
    return ownDocument(view, query);
  },
};

export type DrawingName = keyof typeof drawings;
/** What the drawing of this name takes. */
export type DrawingAsked<N extends DrawingName> = Parameters<(typeof drawings)[N]>[0];
/** What it answers. */
export type DrawnAs<N extends DrawingName> = Awaited<ReturnType<(typeof drawings)[N]>>;

/** Draws the document in this thread. */
export async function drawHere<N extends DrawingName>(name: N, asked: DrawingAsked<N>): Promise<DrawnAs<N>> {
  return (await drawings[name](asked as never)) as DrawnAs<N>;
}
