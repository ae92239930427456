import { answerJoin } from '#app/_server/join-post.ts';

type Context = { params: Promise<{ festival: string }> };

/** Receives an application, or its correction by the private link. Needs no account. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerJoin(request, (await params).festival);
}
