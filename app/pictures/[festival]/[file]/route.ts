import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { RETRY_AFTER, UNSTORED } from '#app/_server/answer-head.ts';
import { failureOf } from '#app/_server/failure.ts';
import { gateAction } from '#app/_server/gate.ts';
import { respond } from '#app/_server/respond.ts';
import { resolveAccessToken } from '#lib/accounts/tokens.ts';
import { env } from '#lib/env.ts';
import { LanterneError } from '#lib/errors.ts';
import { idOfFestival } from '#lib/festivals/queries.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { originalFile, sentFile, sizeJob } from '#lib/pictures/picture-files.ts';
import { type NamedPicture, pictureNamed } from '#lib/pictures/queries.ts';
import { askedPicture } from '#lib/pictures/sizes.ts';
import { now } from '#lib/time/clock.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
const refused = (status: 404 | 410 | 503, headers: Readonly<Record<string, string>> = {}) =>
  new Response(null, { status, headers: { ...UNSTORED, ...headers } });

/** One transparent pixel: the colour behind the picture shows. */
const NOTHING = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/**
 * Readers who asked their device to save data get no picture until they ask for it
 * (app/_islands/on-demand.ts), except on the desk, where people work on pictures. That empty answer
 * is not cached, so a shared cache only has real pictures.
 */
function isSpared({ headers, url }: Request): boolean {
  const isFromDesk = /\/organise\//.test(headers.get('referer') ?? '');
  return headers.get('save-data') === 'on' && !isFromDesk && !new URL(url).searchParams.has('asked');
}

type Params = { params: Promise<{ festival: string; file: string }> };

/**
 * A picture in one of its sizes. If a release contains it, everybody gets it and may cache it for
 * ever; before that, and after its period has ended, only those who may see the desk or a preview;
 * if it was withdrawn, nobody.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const { festival, file } = await params;
    const [asked, festivalId] = [askedPicture(file), idOfFestival(festival)];
    if (!asked || festivalId === null) return refused(404);
    const picture = pictureNamed(festivalId, asked.name);
    if (!picture) return refused(404);
    if (picture.isWithdrawn) return refused(410);
    const isPublic = picture.isPublished && !picture.isGone;
    if (!isPublic && !(await maySee(request, festival, festivalId))) return refused(picture.isGone ? 410 : 404);
    if (isSpared(request)) return new Response(NOTHING, { headers: { ...UNSTORED, 'Content-Type': 'image/gif' } });
    return await answer(request, picture, asked, isPublic);
  } catch (error) {
    failureOf(error);
    return refused(503, { 'Retry-After': String(RETRY_AFTER) });
  }
}

async function answer(
  request: Request,
  { hash, format }: NamedPicture,
  { width, format: as }: NonNullable<ReturnType<typeof askedPicture>>,
  isPublic: boolean,
): Promise<Response> {
  const { dataFolder } = env();
  // The picture came with a festival file without pictures.
  if (!existsSync(originalFile(dataFolder, hash, format))) return refused(404);
  const there = sentFile(dataFolder, hash, width, as);
  const made = existsSync(there) ? there : await runJob(sizeJob, { dataFolder, hash, format, width, as });
  const answered = await respond(request, {
    tag: () => `${hash.slice(0, 20)}-${width}`,
    contentType: `image/${as}`,
    renewed: { 'Cache-Control': isPublic ? FOR_EVER : 'private, no-store' },
    isPacked: true,
    bytes: async () => new Uint8Array(await readFile(made)),
  });
  return answered ?? refused(404);
}

/**
 * Whether the request comes from somebody who may see this festival's desk, or has a link to its
 * preview.
 */
async function maySee(request: Request, slug: string, festivalId: number): Promise<boolean> {
  const preview = new URL(request.url).searchParams.get('preview');
  if (preview !== null) {
    const link = resolveAccessToken('preview', preview, undefined, now());
    return link.ok && link.row.festivalId === festivalId;
  }
  try {
    await gateAction(slug, 'read');
    return true;
  } catch (error) {
    if (error instanceof LanterneError) return false;
    throw error;
  }
}

export const HEAD = GET;
