/**
 * What is published is for every site to show: a page elsewhere may read it by script, and see by
 * which tag to ask again.
 */
export const FOR_EVERY_SITE = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Retry-After',
} as const;

/**
 * Answers a browser that asks, for a page of another site, whether it may send a tag. Nobody is
 * known here, so no cookie is ever read.
 */
export const answerPreflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...FOR_EVERY_SITE,
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
      'Access-Control-Max-Age': '86400',
      Allow: 'GET, HEAD, OPTIONS',
    },
  });

/** The same answer, for every site to read. */
export function openToAll(response: Response): Response {
  for (const [name, value] of Object.entries(FOR_EVERY_SITE)) response.headers.set(name, value);
  return response;
}

/** What a browser does with a file, and what it calls it: letters, digits, dots and hyphens. */
export const dispositionOf = (fileName: string, isDownload: boolean): string =>
  `${isDownload ? 'attachment' : 'inline'}; filename="${fileName}"`;
