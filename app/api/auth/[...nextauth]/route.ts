import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { UNSTORED } from '#app/_server/answer-head.ts';
import { authOptions } from '#app/_server/auth.ts';
import { readBody } from '#app/_server/post.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

/** The routes that clients of next-auth use, by method; all others are closed. */
const OPEN: Readonly<Record<'GET' | 'POST', ReadonlySet<string>>> = {
  GET: new Set(['csrf', 'providers', 'session', 'signin', 'signout', 'error']),
  POST: new Set(['callback/credentials', 'signout']),
};

/** In bytes: an e-mail address, the longest password and a token. */
const MAX_BODY = 16_000;

/**
 * next-auth's own routes, for clients that speak it, each only with its methods and with a body no
 * longer than its form needs.
 */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const path = (await context.params).nextauth.join('/');
  const allowed = (['GET', 'POST'] as const).filter((method) => OPEN[method].has(path));
  if (allowed.length === 0) return refuse(404);
  if (!allowed.some((method) => method === request.method)) return refuse(405, { Allow: allowed.join(', ') });
  if (request.method === 'GET') return NextAuth(request as never, context as never, authOptions());
  const body = await readBody(request, MAX_BODY);
  if (body === null) return refuse(413, { Connection: 'close' });
  const bounded = new NextRequest(request.url, { method: 'POST', headers: request.headers, body });
  return NextAuth(bounded as never, context as never, authOptions());
}

const refuse = (status: 404 | 405 | 413, headers: Record<string, string> = {}) =>
  new Response(null, {
    status,
    headers: { ...UNSTORED, ...headers },
  });

export { handler as GET, handler as POST };
