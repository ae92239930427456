import type { z } from 'zod';
import { answerJson, refuseJson } from '#app/api/public/answer-json.ts';
import { answerPreflight } from '#app/feeds/for-every-site.ts';
import { publishedFestivals } from '#lib/festivals/queries.ts';
import { publicDataPaths } from '#lib/i18n/paths.ts';
import { API_VERSION, type FestivalList } from '#lib/open-data/api/schema.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { now } from '#lib/time/clock.ts';

/** The published festivals of this site, as on its home page. */
export async function GET(request: Request): Promise<Response> {
  try {
    const festivals = (await publishedFestivals(now().slice(0, 10))).map(
      ({ slug, name, startsOn, endsOn, isDemonstration, host }) => ({
        slug,
        name,
        startsOn,
        endsOn,
        isDemonstration,
        address: publicUrl(host) + publicDataPaths(slug).start(),
      }),
    );
    const list: z.infer<typeof FestivalList> = { version: API_VERSION, festivals };
    return await answerJson(request, list, 'public, max-age=300, stale-while-revalidate=86400');
  } catch (error) {
    console.error(error);
    return refuseJson(request, 503);
  }
}

export const HEAD = GET;
export const OPTIONS = answerPreflight;
