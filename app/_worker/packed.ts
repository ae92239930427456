const PACKED = 'x-lanterne-packed';

/**
 * An answer as it is kept: its text as gzip, which makes a page a fifth, so that a whole programme
 * fits where an application may keep a photograph or two. `bytes` is what it weighs then.
 */
export async function packed(answer: Response, text: string): Promise<{ response: Response; bytes: number }> {
  const body = await new Response(through(text, new CompressionStream('gzip'))).arrayBuffer();
  const headers = headersOf(answer);
  headers.set(PACKED, 'gzip');
  return { response: new Response(body, { status: answer.status, headers }), bytes: body.byteLength };
}

/** The text of a kept answer. */
export async function unpacked(answer: Response): Promise<string> {
  if (answer.headers.get(PACKED) !== 'gzip' || !answer.body) return answer.text();
  return new Response(answer.body.pipeThrough(new DecompressionStream('gzip'))).text();
}

/** A kept answer with another text. */
export function answerWith(kept: Response, text: string): Response {
  return new Response(text, { status: kept.status, headers: headersOf(kept) });
}

const through = (text: string, transform: CompressionStream) => new Blob([text]).stream().pipeThrough(transform);

/** What says how a body travelled is not true of one that was read. */
function headersOf(answer: Response): Headers {
  const headers = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length', 'vary', PACKED]) headers.delete(name);
  return headers;
}
