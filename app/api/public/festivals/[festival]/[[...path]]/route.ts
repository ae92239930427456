import { answerJson, JSON_TYPE, refuseJson } from '#app/api/public/answer-json.ts';
import { answerStream } from '#app/feeds/answer-release.ts';
import { answerPreflight } from '#app/feeds/for-every-site.ts';
import { isPersonWithdrawn } from '#lib/draft/queries.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { jsonPieces, liveResource, resourceOf } from '#lib/open-data/api/resources.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { readAhead, releasedBySlug } from '#lib/programme/released.ts';
import { now } from '#lib/time/clock.ts';

type Context = { params: Promise<{ festival: string; path?: string[] }> };

/**
 * What is published of a festival, for other programs: from releases only, except `live`, which has
 * the live facts.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival, path = [] } = await params;
  if (path.length === 1 && path[0] === 'live') return live(request, festival);
  let isGone = false;
  const answer = await answerStream(request, festival, ({ document, festivalId }) => {
    const [section, name = ''] = path;
    isGone = section === 'people' && isPersonWithdrawn(festivalId, numberOf(name) ?? 0);
    const resource = resourceOf(document, path);
    return (
      resource && {
        name: `api ${resource.name}`,
        contentType: JSON_TYPE,
        fileName: null,
        pieces: (url) => jsonPieces(document, resource, url),
      }
    );
  });
  if (answer.status === 404) return refuseJson(request, isGone ? 410 : 404);
  return answer.status === 503 ? refuseJson(request, 503) : answer;
}

export const HEAD = GET;
export const OPTIONS = answerPreflight;

/** As old as the pages for people may be. */
const LIVE_CACHE = 'public, max-age=30, stale-while-revalidate=30';

async function live(request: Request, festival: string): Promise<Response> {
  try {
    await readAhead('bySlug', festival);
    const released = releasedBySlug(festival);
    if (!released) return refuseJson(request, 404);
    return await answerJson(
      request,
      liveResource(released.document, liveFactsOf(released.festivalId, now())),
      LIVE_CACHE,
    );
  } catch (error) {
    console.error(error);
    return refuseJson(request, 503);
  }
}
