import type { PublicDocument } from '#lib/model/documents.ts';
import { inDesignPieces } from './indesign.ts';
import { openAgendaCsvPieces } from './openagenda-csv.ts';
import { programmeCsvPieces } from './programme-csv.ts';
import type { FileOptions } from './programme-rows.ts';
import { programmeTextPieces } from './programme-text.ts';
import { programmeXlsx } from './programme-xlsx.ts';
import { ticketingCsvPieces } from './ticketing-csv.ts';

/** A file made of a release, at `/feeds/{festival}/{name}`. */
type OpenFile = Readonly<{
  contentType: string;
  /** Whether a browser saves it instead of showing it. */
  isDownload: boolean;
  /** Whether it differs with `?lang=`. */
  hasLanguage: boolean;
}> &
  (
    | Readonly<{ pieces: (document: PublicDocument, options: FileOptions) => Iterable<string | Buffer> }>
    /** Made as a whole, and compressed already. */
    | Readonly<{ whole: (document: PublicDocument, options: FileOptions) => Promise<Buffer> }>
  );

const CSV = 'text/csv; charset=utf-8; header=present';

export const openFiles = {
  'programme.csv': { contentType: CSV, isDownload: true, hasLanguage: true, pieces: programmeCsvPieces },
  'programme.xlsx': {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isDownload: true,
    hasLanguage: true,
    whole: programmeXlsx,
  },
  'programme.txt': {
    contentType: 'text/plain; charset=utf-8',
    isDownload: false,
    hasLanguage: true,
    pieces: (document, options) => programmeTextPieces(document, options, 'text'),
  },
  'programme.md': {
    contentType: 'text/markdown; charset=utf-8',
    isDownload: false,
    hasLanguage: true,
    pieces: (document, options) => programmeTextPieces(document, options, 'markdown'),
  },
  'programme.indesign.txt': {
    contentType: 'text/plain; charset=utf-16le',
    isDownload: true,
    hasLanguage: true,
    pieces: inDesignPieces,
  },
  'ticketing.csv': { contentType: CSV, isDownload: true, hasLanguage: true, pieces: ticketingCsvPieces },
  'openagenda.csv': { contentType: CSV, isDownload: true, hasLanguage: false, pieces: openAgendaCsvPieces },
} as const satisfies Record<string, OpenFile>;

export type OpenFileName = keyof typeof openFiles;
export const openFileNames = Object.keys(openFiles) as OpenFileName[];

export const openFileOf = (name: string): OpenFile | null =>
  Object.hasOwn(openFiles, name) ? openFiles[name as OpenFileName] : null;
