import { respond } from '#app/_server/respond.ts';
import { bytesInPieces, compress, KeptBytes } from '#lib/feeds/http.ts';
import { locales } from '#lib/i18n/locale.ts';
import { drawnOfKey } from '#lib/live/queries.ts';
import { readAhead } from '#lib/programme/released.ts';
import { TIMES_FORMAT } from '#lib/selections/addresses.ts';
import { timesPieces } from '#lib/selections/draw-times.ts';
import { now } from '#lib/time/clock.ts';

/** In bytes: about fifty programmes of 1,500 séances, in every language and encoding. */
const kept = new KeptBytes(8_000_000);

type Context = { params: Promise<{ key: string; file: string }> };

/**
 * The data of « Ma sélection » (`ProgrammeTimes`). The key stands for one document with its live
 * facts, so the answer may be cached for ever.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { key, file } = await params;
  const locale = locales.find((one) => file === `${one}-${TIMES_FORMAT}.json`);
  if (locale) await readAhead('byKey', key);
  const released = locale && drawnOfKey(key, now());
  if (!released) return nothing();
  const response = await respond(request, {
    tag: null,
    contentType: 'application/json; charset=utf-8',
    renewed: { 'Cache-Control': released.publicKey === key ? 'public, max-age=31536000, immutable' : 'no-store' },
    bytes: (encoding) =>
      kept.get(`${encoding} ${released.publicKey} ${locale}`, async () =>
        compress(await bytesInPieces(timesPieces(released.document, locale)), encoding),
      ),
  });
  return response ?? nothing();
}

const nothing = () => new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });
