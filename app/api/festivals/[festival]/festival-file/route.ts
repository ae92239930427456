import { Readable } from 'node:stream';
import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { privateFile } from '#app/_server/respond.ts';
import { env } from '#lib/env.ts';
import { writeArchive } from '#lib/exchange/festival-file/archive.ts';
import { archivePictures, festivalFileName } from '#lib/exchange/festival-file/festival-export.ts';
import { exportInThread } from '#lib/exchange/festival-file/festival-tasks.ts';
import { now } from '#lib/time/clock.ts';

/**
 * The whole festival as a file; with private data if `?private=on`, and as an archive with pictures
 * if `?pictures=site` or `originals`. No cache may store it.
 */
export const GET = answeringDesk<{ festival: string }>(async (request, { festival: asked }) => {
  const { slug, actor } = await gateAction(asked, 'festival-file');
  const given = new URL(request.url).searchParams;
  const isPrivate = given.get('private') === 'on';
  const pictures = archivePictures.find((one) => one === given.get('pictures')) ?? 'none';
  const by = { dataFolder: env().dataFolder, actor, now: now() };
  const made = await exportInThread(by, { slug, isPrivate, pictures });
  const body =
    pictures === 'none'
      ? Buffer.from(made.file)
      : (Readable.toWeb(writeArchive(made.file, made.pictures)) as ReadableStream<Uint8Array>);
  return privateFile(body, {
    type: pictures === 'none' ? 'application/gzip' : 'application/x-tar',
    name: festivalFileName(slug, pictures),
  });
});
