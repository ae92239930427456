import { createReadStream, statSync } from 'node:fs';
import { makeZip, predictLength } from 'client-zip';
import { failureOf } from '#app/_server/failure.ts';
import { encodedResponse } from '#app/_server/respond.ts';
import { dispositionOf, refuseFeed } from '#app/feeds/for-every-site.ts';
import { env } from '#lib/env.ts';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { pictureNamed } from '#lib/pictures/queries.ts';
import { nameOfHash } from '#lib/pictures/sizes.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { hasPress, pressCredits, pressOf } from '#lib/programme/pictures-on.ts';
import { type Released, readAhead } from '#lib/programme/released.ts';

type Context = { params: Promise<{ festival: string }> };

/**
 * The pictures for the press as one file: the originals, and a text with their credits. Streamed
 * and never cached, so that a picture that is withdrawn is not sent any more. 404 where there are
 * none.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const released = await readAhead('bySlug', (await params).festival);
    if (!released || !hasPress(released.document)) return refuseFeed(request, 404, 'file');
    const asked = new URL(request.url).searchParams.get('lang');
    const entries = entriesOf(released, isLocale(asked) ? asked : released.document.festival.locale);
    return encodedResponse(request.method === 'HEAD' ? null : makeZip(entries), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Length': String(predictLength(entries)),
        'Content-Disposition': dispositionOf(`${released.slug}-press.zip`, true),
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
      },
    });
  } catch (error) {
    failureOf(error);
    return refuseFeed(request, 503, 'file');
  }
}

/** The text first, then the files that exist. */
function entriesOf(released: Released, locale: Locale) {
  const { document, slug, festivalId } = released;
  const { dataFolder } = env();
  const files: { name: string; size: number; lastModified: string; input: AsyncIterable<Uint8Array> }[] = [];
  const lastModified = document.publishedAt;
  const offered = pressOf(document, locale).map((subject) => ({
    ...subject,
    pictures: subject.pictures.filter(({ picture: { hash, format }, fileName }) => {
      const path = originalFile(dataFolder, hash, format);
      const size = statSync(path, { throwIfNoEntry: false })?.size;
      if (size === undefined) return false;
      files.push({ name: fileName, size, lastModified, input: standing(festivalId, hash, path) });
      return true;
    }),
  }));
  const page = publicUrl(released.host) + programmePaths(programmeBase(locale, slug), locale).press();
  return [{ name: 'credits.txt', lastModified, input: pressCredits(document, offered, locale, page) }, ...files];
}

/**
 * The bytes of an original. Throws, and so breaks off the download, if the picture was withdrawn
 * since it began.
 */
async function* standing(festivalId: number, hash: string, path: string): AsyncGenerator<Uint8Array> {
  if (pictureNamed(festivalId, nameOfHash(hash))?.isGone) throw new Error('Withdrawn while it was sent.');
  yield* createReadStream(path);
}

export const HEAD = GET;
