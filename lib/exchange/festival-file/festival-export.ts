import { type Db, read } from '#db/client.ts';
import type { KeptFile } from '#db/columns.ts';
import { withdrawnNamesOf } from '#lib/draft/queries.ts';
import { defaultLocale } from '#lib/i18n/locale.ts';
import type { DocumentPicture, PublicDocument, TeamDocument } from '#lib/model/documents.ts';
import { type WithdrawnName, withoutNames } from '#lib/model/withdrawn-names.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { withdrawnHashes } from '#lib/pictures/published.ts';
import type { Authorized } from '#lib/policy.ts';
import { packDocument } from '#lib/programme/packed.ts';
import { documentWithoutNames } from '#lib/programme/released.ts';
import { ARCHIVE_ENDING, type ArchivedPicture } from './archive.ts';
import { textOfDocument } from './document-schema.ts';
import { type FestivalContent, FILE_ENDING, type FileRow, writeFestivalFile } from './festival-file.ts';
import { festivalContentOf } from './festival-rows.ts';

/** Which pictures an archive contains: none, those that the site shows, or the stored originals. */
export const archivePictures = ['none', 'site', 'originals'] as const;
export type ArchivePictures = (typeof archivePictures)[number];

/** The festival file of the present draft; with private data only if `isPrivate`. */
export const exportFestival = (festival: Authorized<'festival-file'>, isPrivate: boolean): Buffer =>
  writeFestivalFile(contentOf(festival, isPrivate));

/**
 * The same, with the pictures that go into an archive beside it, and the unchanged files of
 * briefings.
 */
export async function exportWithPictures(
  festival: Authorized<'festival-file'>,
  isPrivate: boolean,
  pictures: Exclude<ArchivePictures, 'none'>,
  dataFolder: string,
): Promise<{ file: Buffer; pictures: ArchivedPicture[] }> {
  const content = contentOf(festival, isPrivate);
  const named = new Map<string, Pick<DocumentPicture, 'hash' | 'format'>>();
  withPictures(content, (picture) => {
    named.set(picture.hash, { hash: picture.hash, format: picture.format });
    return picture;
  });
  const there = <F extends Pick<KeptFile, 'hash' | 'format'>>({ hash, format }: F): ArchivedPicture => ({
    hash,
    format,
    path: originalFile(dataFolder, hash, format),
  });
  const briefings = content.lists.tasks.flatMap((row) => (row.briefingFile as KeptFile | null) ?? []).map(there);
  if (pictures === 'originals')
    return { file: writeFestivalFile(content), pictures: eachOnce([...named.values()].map(there), briefings) };
  const { siteVersion } = await import('#lib/pictures/picture-work.ts');
  const drawn = new Map<string, NonNullable<Awaited<ReturnType<typeof siteVersion>>>>();
  for (const one of named.values()) {
    const version = await siteVersion(dataFolder, one);
    if (version) drawn.set(one.hash, version);
  }
  const shown = withPictures(content, (picture) => {
    const version = drawn.get(picture.hash);
    if (!version) return picture;
    const { path: _, bytes, ...facts } = version;
    return { ...picture, ...facts, ...('bytes' in picture && { bytes }) };
  });
  return { file: writeFestivalFile(shown), pictures: eachOnce([...drawn.values()], briefings) };
}

/** A briefing's file may be a picture of the festival too, so duplicates are removed. */
const eachOnce = (...lists: readonly (readonly ArchivedPicture[])[]): ArchivedPicture[] => [
  ...new Map(lists.flat().map((one) => [one.hash, one])).values(),
];

/** The festival, without the pictures and names that were withdrawn from releases. */
function contentOf({ id, db }: { id: number; db: Db }, isPrivate: boolean): FestivalContent {
  return read(db, (tx) => {
    const gone = new Set(withdrawnHashes(id, tx));
    const names = withdrawnNamesOf(id, tx);
    const content = withNames(festivalContentOf(id, isPrivate, tx), names);
    if (gone.size === 0) return content;
    const shown = withPictures(content, (one) => (gone.has(one.hash) ? null : one));
    const tasks = shown.lists.tasks.map((row) =>
      gone.has((row.briefingFile as KeptFile | null)?.hash ?? '') ? { ...row, briefingFile: null } : row,
    );
    return { ...shown, lists: { ...shown.lists, tasks } };
  });
}

/** The same without these names in its rows and its releases. */
function withNames(content: FestivalContent, names: readonly WithdrawnName[]): FestivalContent {
  if (names.length === 0) return content;
  const become = <D extends PublicDocument | TeamDocument>(document: D) => documentWithoutNames(document, names);
  const { releases, ...lists } = withoutNames(content.lists, names, defaultLocale);
  return { ...content, lists: { ...lists, releases: withDocuments(content.lists.releases, become) } };
}

/** The releases with both documents changed by `become`; unchanged ones keep their exact text. */
const withDocuments = (
  releases: readonly FileRow[],
  become: <D extends PublicDocument | TeamDocument>(document: D) => D,
): FileRow[] =>
  releases.map((row) => {
    const [publicDocument, publicSha256] = told(row, 'publicDocument', 'publicSha256', become);
    const [teamDocument, teamSha256] = told(row, 'teamDocument', 'teamSha256', become);
    return { ...row, publicDocument, publicSha256, teamDocument, teamSha256 };
  });

type Told = Pick<DocumentPicture, 'hash' | 'format' | 'width' | 'height'>;

/**
 * The same with every picture of the draft and of the releases changed by `become`; null removes
 * it. Documents without pictures keep their exact text.
 */
function withPictures(content: FestivalContent, become: <T extends Told>(picture: T) => T | null): FestivalContent {
  const { lists } = content;
  const releases = withDocuments(lists.releases, (document) => withDocumentPictures(document, become));
  const pictures = lists.pictures.flatMap((row) => become(row as FileRow & Told) ?? []);
  return { ...content, lists: { ...lists, pictures, releases } };
}

function withDocumentPictures<D extends PublicDocument | TeamDocument>(
  document: D,
  become: <T extends Told>(picture: T) => T | null,
): D {
  const before = document.pictures ?? [];
  const after = before.flatMap((picture) => become(picture) ?? []);
  if (after.length === before.length && after.every((one, at) => one === before[at])) return document;
  const standing = { ...document, pictures: after };
  if (after.length === 0) delete (standing as { pictures?: unknown }).pictures;
  return standing;
}

function told(
  row: FileRow,
  column: string,
  hash: string,
  become: <D extends PublicDocument | TeamDocument>(document: D) => D,
): [text: unknown, sha256: unknown] {
  const document = JSON.parse(String(row[column])) as PublicDocument | TeamDocument;
  const made = become(document);
  if (made === document) return [row[column], row[hash]];
  const { bytes, sha256 } = packDocument(made);
  return [textOfDocument(bytes), sha256];
}

/** `lueurs-2026.lanterne.json.gz`, or `.lanterne.tar` with pictures. */
export const festivalFileName = (slug: string, pictures: ArchivePictures) =>
  `${slug}${pictures === 'none' ? FILE_ENDING : ARCHIVE_ENDING}`;
