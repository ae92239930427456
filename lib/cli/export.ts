import { createWriteStream, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeArchive } from '#lib/exchange/festival-file/archive.ts';
import { archivePictures, exportFestival, exportWithPictures } from '#lib/exchange/festival-file/festival-export.ts';
import { calendarOf } from '#lib/feeds/ical.ts';
import { scheduleJsonPieces, scheduleXmlPieces } from '#lib/feeds/schedule-formats.ts';
import { readFeedOptions } from '#lib/feeds/selection.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import { openFileNames, openFileOf } from '#lib/open-data/files.ts';
import { type Released, releasedBySlug } from '#lib/programme/released.ts';
import { sizeText } from './backup.ts';
import { type Answer, actingAccount, type Command, festivalOf, type Given, isSet, Refused, textOf } from './command.ts';

/**
 * The formats in which a festival can be exported. All except the festival file are made from what
 * is published.
 */
export const exportFormats = ['festival', 'programme.ics', 'schedule.xml', 'schedule.json', ...openFileNames] as const;

/**
 * `export --festival SLUG [--format NAME] [--private] [--pictures FORM] [--lang fr|en] [FILE]`;
 * without a file, to the standard output. With pictures it is an archive, which may be larger than
 * the memory, so it needs a file.
 */
async function exportTo(given: Given): Promise<Answer> {
  const { say } = given;
  const format = textOf(given, 'format') || 'festival';
  if (!exportFormats.some((known) => known === format))
    throw new Refused('format', say('format', { format, formats: exportFormats.join(', ') }));
  const [named] = given.positionals;
  const file = named === undefined ? null : resolve(named);
  if (file && existsSync(file) && !isSet(given, 'force')) throw new Refused('exists', say('exists', { file }));
  const pictures = archivePictures.find((one) => one === (textOf(given, 'pictures') || 'none'));
  if (!pictures || (pictures !== 'none' && (format !== 'festival' || file === null)))
    throw new Refused('pictures', say('exportPictures', { forms: archivePictures.join(', ') }));
  if (pictures !== 'none' && file !== null) return archiveTo(given, file, pictures);
  const bytes = await bytesOf(given, format);
  if (file === null) return { ok: true, lines: [], json: {}, raw: bytes };
  // Published data is for everybody, the festival file is not.
  writeFileSync(file, bytes, { mode: format === 'festival' ? 0o600 : 0o666 });
  const line = say('exported', { file, size: sizeText(bytes.length) });
  return { ok: true, lines: [line], json: { festival: textOf(given, 'festival'), format, file, bytes: bytes.length } };
}

/**
 * Written under another name and renamed, so that an interrupted one is not taken for an archive.
 */
async function archiveTo(given: Given, file: string, pictures: 'site' | 'originals'): Promise<Answer> {
  const db = given.db();
  const festival = festivalOf(given, actingAccount(given, db), 'festival-file', db);
  const { dataFolder } = given.env;
  const made = await exportWithPictures(festival, isSet(given, 'private'), pictures, dataFolder);
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(writeArchive(made.file, made.pictures), createWriteStream(unfinished, { mode: 0o600 }));
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  const { size } = statSync(file);
  const line = given.say('exported', { file, size: sizeText(size) });
  const json = { festival: festival.slug, format: 'festival', pictures, file, bytes: size };
  return { ok: true, lines: [line], json };
}

async function bytesOf(given: Given, format: string): Promise<Buffer> {
  const db = given.db();
  const festival = festivalOf(given, actingAccount(given, db), 'festival-file', db);
  if (format === 'festival') return exportFestival(festival, isSet(given, 'private'));
  const released = releasedBySlug(festival.slug, db);
  if (!released) throw new Refused('neverPublished', given.say('neverPublished', { slug: festival.slug }));
  return publishedAs(given, format, released);
}

async function publishedAs(given: Given, format: string, released: Released): Promise<Buffer> {
  const { url } = given.env;
  const { document, slug } = released;
  const asked = textOf(given, 'lang');
  const locale = isLocale(asked) ? asked : document.festival.locale;
  const whole = (pieces: Iterable<string | Buffer>) => Buffer.concat([...pieces].map((piece) => Buffer.from(piece)));
  if (format === 'programme.ics') {
    const options = readFeedOptions(new URLSearchParams({ lang: locale }), document, given.now);
    return Buffer.from(calendarOf(released, { of: 'programme' }, { ...options, url }) ?? '');
  }
  const paths = feedPaths(slug);
  if (format === 'schedule.xml') return whole(scheduleXmlPieces(document, { locale, url, path: paths.scheduleXml() }));
  if (format === 'schedule.json')
    return whole(scheduleJsonPieces(document, { locale, url, path: paths.scheduleJson() }));
  const open = openFileOf(format);
  if (!open) return Buffer.alloc(0);
  return 'whole' in open ? open.whole(document, { locale, url }) : whole(open.pieces(document, { locale, url }));
}

export const exportCommand: Command = {
  options: {
    festival: { type: 'string' },
    format: { type: 'string' },
    private: { type: 'boolean' },
    pictures: { type: 'string' },
    lang: { type: 'string' },
    force: { type: 'boolean' },
    as: { type: 'string' },
  },
  words: [0, 1],
  required: ['festival'],
  run: exportTo,
};
