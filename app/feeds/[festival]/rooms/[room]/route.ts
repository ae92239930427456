import { answerFeed } from '../../../answer-feed.ts';
import { numberOfFile } from '../../../file-name.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ festival: string; room: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival, room } = await params;
  const number = numberOfFile(room);
  return answerFeed(request, festival, number === null ? null : { of: 'room', number });
}

export const HEAD = GET;
