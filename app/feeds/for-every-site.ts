/** Headers for published data: scripts of any site may read it, with its tag. */
export const FOR_EVERY_SITE = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Retry-After',
} as const;

/**
 * Answers the preflight request of a browser that wants to send a tag for a page of another site.
 * Nobody is identified here, so cookies are never read.
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

/** The same answer, readable for every site. */
export function openToAll(response: Response): Response {
  for (const [name, value] of Object.entries(FOR_EVERY_SITE)) response.headers.set(name, value);
  return response;
}

/**
 * Whether a browser saves a file, and its name, which may contain letters, digits, dots and
 * hyphens.
 */
export const dispositionOf = (fileName: string, isDownload: boolean): string =>
  `${isDownload ? 'attachment' : 'inline'}; filename="${fileName}"`;
