/**
 * The first whole answer of these origins, asked one after another; what the last one fails with is thrown. An origin that stands twice is asked again,
 * on a connection of its own: the one that was kept may have been closed at that moment. One that let the time run out is not. What is asked must be
 * no more than reading.
 */
export async function firstAnswer(
  origins: readonly string[],
  ask: (origin: string) => Promise<Response>,
): Promise<Response> {
  const [origin, ...others] = origins;
  if (origin === undefined) throw new RangeError('Nobody to ask');
  try {
    const answer = await ask(origin);
    // Whoever dies while speaking has not answered.
    const body = await answer.arrayBuffer();
    return new Response(body.byteLength > 0 ? body : null, { status: answer.status, headers: answer.headers });
  } catch (error) {
    const left = isTimeout(error) ? others.filter((other) => other !== origin) : others;
    if (left.length === 0) throw error;
    return firstAnswer(left, ask);
  }
}

const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError';
