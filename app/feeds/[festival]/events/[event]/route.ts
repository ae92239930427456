import { answerFeed } from '../../../answer-feed.ts';
import { numberOfFile } from '../../../file-name.ts';

export const dynamic = 'force-dynamic';

type Context = RouteContext<'/feeds/[festival]/events/[event]'>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival, event } = await params;
  const number = numberOfFile(event);
  return answerFeed(request, festival, number === null ? null : { of: 'event', number });
}

export const HEAD = GET;
