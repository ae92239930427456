import { answerJson } from '#app/api/public/answer-json.ts';
import { answerPreflight } from '#app/feeds/for-every-site.ts';
import { env } from '#lib/env.ts';
import { apiJsonSchema } from '#lib/open-data/api/schema.ts';

/** The JSON Schema of the public API's answers. */
export const GET = (request: Request): Promise<Response> =>
  answerJson(request, apiJsonSchema(env().url), 'public, max-age=3600');

export const HEAD = GET;
export const OPTIONS = answerPreflight;
