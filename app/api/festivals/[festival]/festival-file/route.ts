import { answerFailure } from '#app/_server/act-post.ts';
import { gateAction } from '#app/_server/gate.ts';
import { env } from '#lib/env.ts';
import { festivalFileName } from '#lib/exchange/festival-file/festival-export.ts';
import { exportInThread } from '#lib/exchange/festival-file/festival-tasks.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

/** The whole festival as a file, with what is private where `?private=on`. Kept nowhere on the way. */
export async function GET(request: Request, { params }: { params: Promise<{ festival: string }> }): Promise<Response> {
  try {
    const { festival: asked } = await params;
    const { slug, actor } = await gateAction(asked, 'festival-file');
    const isPrivate = new URL(request.url).searchParams.get('private') === 'on';
    const file = await exportInThread({ dataFolder: env().dataFolder, actor, now: now() }, slug, isPrivate);
    return new Response(Buffer.from(file), {
      headers: {
        'Content-Type': 'application/gzip',
        'Content-Disposition': `attachment; filename="${festivalFileName(slug)}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (error) {
    return answerFailure(error);
  }
}
