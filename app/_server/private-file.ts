/** A file for who asked and for nobody after them, saved under this name. */
export const privateFile = (body: BodyInit, { type, name }: { type: string; name: string }): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
