import { rmSync, statSync, truncateSync } from 'node:fs';
import { currentActor } from '#app/_server/actor.ts';
import { unstoredJson } from '#app/_server/answer-head.ts';
import { failureOf } from '#app/_server/failure.ts';
import { isOurs, receiveFile } from '#app/_server/post.ts';
import { env } from '#lib/env.ts';
import { saidRefusal } from '#lib/exchange/festival-file/festival-file.ts';
import { keptFile, placeToKeep } from '#lib/exchange/festival-file/kept-files.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';

/**
 * The name under which the parts so far are kept, to send with the next part; or why the part is
 * refused.
 */
export type PartAnswer = { ok: true; kept: string } | { ok: false; message: string };

const answer = (body: PartAnswer, status: number) => unstoredJson(body, status);

/**
 * Receives the next part of an archive, `?at=` bytes from its beginning. It is sent in parts, so
 * that none exceeds the limit of a reverse proxy, and the parts received so far stay when the
 * connection breaks: a part that is sent again replaces what was received of it. It is kept like
 * every festival file that waits to be imported.
 */
export async function POST(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const lang = asked.get('lang');
  const locale = readLocale(lang);
  const refuse = (code: 'archiveTooLarge' | 'broken', status: number) =>
    answer({ ok: false, message: saidRefusal({ code }, locale) }, status);
  try {
    if (!isOurs(request, 'desk')) return refuse('broken', 403);
    const { actor } = authorizeCreation(await currentActor());
    const [{ dataFolder }, kept, at] = [env(), asked.get('kept'), Number(asked.get('at'))];
    if (!Number.isSafeInteger(at) || at < 0) return refuse('broken', 400);
    const begun = kept === null ? null : keptFile(dataFolder, actor, kept);
    // The previous part is missing.
    if (kept !== null && (begun === null || statSync(begun).size < at)) return refuse('broken', 409);
    if (at > MAX_OF_FILE.archiveBytes - MAX_OF_FILE.bytes) return refuse('archiveTooLarge', 413);
    // What was received of this part before the connection broke is sent again.
    if (begun !== null) truncateSync(begun, at);
    const place = begun === null ? placeToKeep(dataFolder, actor) : { token: kept ?? '', path: begun };
    if (await receiveFile(request, place.path, MAX_OF_FILE.bytes)) return answer({ ok: true, kept: place.token }, 200);
    rmSync(place.path, { force: true });
    return refuse('archiveTooLarge', 413);
  } catch (error) {
    const { code, values, status } = failureOf(error);
    return answer({ ok: false, message: setTranslator(locale, 'errors')(code, values as never) }, status);
  }
}
