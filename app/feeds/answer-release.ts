import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { constants, createBrotliCompress, createDeflate, createGzip } from 'node:zlib';
import { failureOf } from '#app/_server/failure.ts';
import { respond } from '#app/_server/respond.ts';
import { BoundedCache } from '#lib/bounded-cache.ts';
import { bytesInPieces, compress, type Encoding, KeptBytes, type Publisher, releaseTag } from '#lib/feeds/http.ts';
import {
  SCHEDULE_JSON_TYPE,
  SCHEDULE_XML_TYPE,
  scheduleJsonPieces,
  scheduleXmlPieces,
} from '#lib/feeds/schedule-formats.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { type Released, readAhead } from '#lib/programme/released.ts';
import { buildId } from './build-id.ts';
import { dispositionOf, FOR_EVERY_SITE, refuseFeed } from './for-every-site.ts';

/*
 * Answers with files of a published programme, in pieces or whole.
 */

/** A file made only from a release, which may be long. */
type ReleaseFile = Readonly<{
  /** What else its content depends on: its path, a language. */
  name: string;
  contentType: string;
  /** The name it is saved under; null for a file that is not to be saved. */
  fileName: string | null;
  /** Whether the browser saves it rather than showing it. */
  isDownload?: boolean;
  /** `url` is the public address of the festival. */
  pieces: (url: string) => Iterable<string | Buffer>;
}>;

/** In bytes. */
const keptFiles = new BoundedCache<Uint8Array<ArrayBuffer>>(32_000_000);
/**
 * Longer files are written for each request: joining them would block other requests, and they
 * would displace everything else from the cache.
 */
const MAX_OF_ONE = 12_000_000;

/**
 * Answers GET and HEAD of a file of this festival: 304 before anything is written. The first
 * request is sent each piece as it is written, with other requests answered in between; later ones
 * get the cached file. 404 for what was never published, and where `describe` returns null.
 */
export async function answerStream(
  request: Request,
  slug: string,
  describe: (released: Released) => ReleaseFile | null,
): Promise<Response> {
  try {
    const released = await readAhead('bySlug', slug);
    const file = released && describe(released);
    return (file && (await answerFile(request, released, file))) ?? refuseFeed(request, 404, 'file');
  } catch (error) {
    console.error(error);
    return refuseFeed(request, 503, 'file');
  }
}

function answerFile(request: Request, released: Released, file: ReleaseFile): Promise<Response | null> {
  const { name, contentType, fileName, isDownload = false, pieces } = file;
  const publisher = publisherOf(released);
  const tag = (encoding: Encoding) => releaseTag(released, publisher, [name, encoding]);
  return respond(request, {
    tag,
    lastModified: released.changedAt,
    contentType,
    renewed: { 'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400', ...FOR_EVERY_SITE },
    headers: {
      ...(fileName === null ? {} : { 'Content-Disposition': dispositionOf(fileName, isDownload) }),
      ...(released.document.festival.isDemonstration ? { 'X-Robots-Tag': 'noindex' } : {}),
    },
    isHeadBare: true,
    bytes: (encoding) => keptFiles.get(tag(encoding)) ?? written(pieces(publisher.url), encoding, tag(encoding)),
  });
}

/** A stream of the pieces, encoded; the whole is cached once it is complete. */
function written(pieces: Iterable<string | Buffer>, encoding: Encoding, etag: string): ReadableStream<Uint8Array> {
  const source = Readable.from(inBetween(pieces));
  const encoded = encoderOf(encoding);
  const sent = encoded ? source.on('error', (error) => encoded.destroy(error)).pipe(encoded) : source;
  let chunks: Buffer[] = [];
  let length = 0;
  sent.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= MAX_OF_ONE) chunks.push(chunk);
    else chunks = [];
  });
  sent.on('end', () => {
    if (length <= MAX_OF_ONE) keptFiles.set(etag, Buffer.concat(chunks), length);
  });
  return Readable.toWeb(sent) as ReadableStream<Uint8Array>;
}

/**
 * How many pieces after the first are compressed together: what was written is sent after each
 * group, which costs a little compression.
 */
const TOGETHER = 8;

async function* inBetween(pieces: Iterable<string | Buffer>): AsyncGenerator<Buffer> {
  let some: Buffer[] = [];
  let isFirst = true;
  for (const piece of pieces) {
    some.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
    if (isFirst || some.length === TOGETHER) {
      yield Buffer.concat(some);
      some = [];
      isFirst = false;
    }
    await setImmediate();
  }
  if (some.length > 0) yield Buffer.concat(some);
}

// A compressor would send nothing before it has read megabytes, so every write is flushed. The same
// pieces always give the same bytes.
const { BROTLI_OPERATION_FLUSH, BROTLI_PARAM_QUALITY, Z_SYNC_FLUSH } = constants;

function encoderOf(encoding: Encoding) {
  if (encoding === 'br')
    return createBrotliCompress({ flush: BROTLI_OPERATION_FLUSH, params: { [BROTLI_PARAM_QUALITY]: 6 } });
  if (encoding === 'gzip') return createGzip({ flush: Z_SYNC_FLUSH });
  return encoding === 'deflate' ? createDeflate({ flush: Z_SYNC_FLUSH }) : null;
}

const forms = {
  xml: { contentType: SCHEDULE_XML_TYPE, pieces: scheduleXmlPieces, address: 'scheduleXml' },
  json: { contentType: SCHEDULE_JSON_TYPE, pieces: scheduleJsonPieces, address: 'scheduleJson' },
} as const;

/** The programme for programs that read conferences, in the festival's language or in `?lang=`. */
export const answeringSchedule =
  (form: keyof typeof forms) =>
  async (request: Request, { params }: { params: Promise<{ festival: string }> }): Promise<Response> =>
    answerStream(request, (await params).festival, ({ document, slug }) => {
      const { contentType, pieces, address } = forms[form];
      const asked = new URL(request.url).searchParams.get('lang');
      const own = document.festival.locale;
      const locale = isLocale(asked) ? asked : own;
      const plain = feedPaths(slug)[address]();
      const path = locale === own ? plain : `${plain}?lang=${locale}`;
      return {
        name: `schedule.${form} ${locale}`,
        contentType,
        fileName: `${slug}.${form}`,
        pieces: (url) => pieces(document, { locale, url, path }),
      };
    });

/**
 * A document made only from a release, apart from calendars: a feed of changes, a list of pages.
 */
type ReleaseDocument = Readonly<{
  /** What else its content depends on: its path, a language. */
  name: string;
  contentType: string;
  cacheControl: string;
  /**
   * Writes the document; a large one in pieces, between which other requests are answered. `url` is
   * the public address of the festival.
   */
  write: (url: string) => string | Iterable<string> | Promise<Buffer>;
  /** Compressed already: doing it again would take time and save nothing. */
  isPacked?: boolean;
  /** Further headers. */
  headers?: Readonly<Record<string, string>>;
}>;

/** In bytes. */
const MAX_KEPT = 16_000_000;
const keptDocuments = new KeptBytes(MAX_KEPT);

/**
 * Answers GET and HEAD of a document of this festival: 304 before anything is written, else written
 * and compressed once for everybody. 404 for what was never published, and where `describe` returns
 * null.
 */
export async function answerDocument(
  request: Request,
  slug: string,
  describe: (released: Released) => ReleaseDocument | null,
): Promise<Response> {
  try {
    const released = await readAhead('bySlug', slug);
    const document = released && describe(released);
    return (document && (await answerWhole(request, released, document))) ?? bare(404, { 'Cache-Control': 'no-cache' });
  } catch (error) {
    failureOf(error);
    return bare(503, { 'Cache-Control': 'no-store', 'Retry-After': '120' });
  }
}

function answerWhole(
  request: Request,
  released: Released,
  { name, contentType, cacheControl, write, isPacked = false, headers = {} }: ReleaseDocument,
): Promise<Response | null> {
  const publisher = publisherOf(released);
  const tagIn = (encoding: Encoding) => releaseTag(released, publisher, [name, encoding]);
  return respond(request, {
    tag: tagIn,
    lastModified: released.changedAt,
    contentType,
    renewed: { 'Cache-Control': cacheControl },
    headers: { ...headers, ...(released.document.festival.isDemonstration ? { 'X-Robots-Tag': 'noindex' } : {}) },
    isPacked,
    bytes: (encoding) =>
      keptDocuments.get(tagIn(encoding), async () => compress(await bytesOf(write(publisher.url)), encoding)),
  });
}

/**
 * The build, and the public address of a festival whatever address was asked, so that all its
 * addresses give the same bytes.
 */
export const publisherOf = ({ host }: Released): Publisher => ({ buildId: buildId(), url: publicUrl(host) });

const bytesOf = (text: string | Iterable<string> | Promise<Buffer>) =>
  text instanceof Promise ? text : bytesInPieces(text);

const bare = (status: 404 | 503, headers: Record<string, string>) =>
  new Response(null, { status, headers: { 'X-Content-Type-Options': 'nosniff', ...headers } });
