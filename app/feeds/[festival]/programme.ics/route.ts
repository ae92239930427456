import { answerFeed } from '#app/feeds/answer-calendar.ts';
import { answerPreflight } from '#app/feeds/for-every-site.ts';

type Context = { params: Promise<{ festival: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { festival } = await params;
  return answerFeed(request, festival, { of: 'programme' });
}

export const HEAD = GET;
export const OPTIONS = answerPreflight;
