import { answerJoin } from '#app/_server/join-post.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ festival: string }> };

/** Takes what somebody offers to help with, or corrects by their private link. No account. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerJoin(request, (await params).festival);
}
