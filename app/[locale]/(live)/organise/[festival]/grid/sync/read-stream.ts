import type { LiveMessage } from '#lib/live/messages.ts';

/** The messages of an event stream as they come, each with the id to go on from. Ends when the stream does; throws when it breaks. */
export async function* readMessages(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveMessage> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const message = parsed(part);
        if (message) yield message;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parsed(part: string): LiveMessage | null {
  const fields = new Map<string, string>();
  for (const line of part.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ''));
  }
  const [event, data, id] = [fields.get('event'), fields.get('data'), fields.get('id')];
  if (!event || data === undefined) return null;
  return { event, data: JSON.parse(data), ...(id === undefined ? {} : { id: Number(id) }) } as LiveMessage;
}
