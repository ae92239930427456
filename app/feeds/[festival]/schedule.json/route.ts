import { answerSchedule } from '#app/feeds/answer-schedule.ts';
import { answerPreflight } from '#app/feeds/for-every-site.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ festival: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerSchedule(request, (await params).festival, 'json');
}

export const HEAD = GET;
export const OPTIONS = answerPreflight;
