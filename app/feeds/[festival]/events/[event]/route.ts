import { answerFeed } from '../../../answer-feed.ts';
import { numberOfFile } from '../../../file-name.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ festival: string; event: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival, event } = await params;
  const number = numberOfFile(event);
  return answerFeed(request, festival, number === null ? null : { of: 'event', number });
}

export const HEAD = GET;
