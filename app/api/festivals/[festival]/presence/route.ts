import { answerAct } from '#app/_server/act-post.ts';
import { gateAction } from '#app/_server/gate.ts';
import { holdEvents } from '#lib/live/held.ts';
import { presenceSchema } from '#lib/live/presence-schema.ts';

export const dynamic = 'force-dynamic';

/** Says which cards a tab holds: `PresencePost` in. Whoever has a stream open is here without saying so. */
export async function POST(request: Request, { params }: { params: Promise<{ festival: string }> }): Promise<Response> {
  const { festival: slug } = await params;
  return answerAct(
    request,
    presenceSchema,
    () => gateAction(slug, 'schedule'),
    (festival, input) => holdEvents(festival, input, Date.now()),
  );
}
