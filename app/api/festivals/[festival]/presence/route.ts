import { gateAction } from '#app/_server/gate.ts';
import { answerAct } from '#app/_server/post.ts';
import { holdEvents, presenceSchema } from '#lib/live/hub.ts';

/** Reports which cards a tab holds and on which page it is: `PresencePost` in. */
export async function POST(request: Request, { params }: { params: Promise<{ festival: string }> }): Promise<Response> {
  const { festival: slug } = await params;
  return answerAct(
    request,
    presenceSchema,
    // For everybody who may edit something of a festival: the programme or the volunteers.
    () => gateAction(slug, 'schedule').catch(() => gateAction(slug, 'volunteers')),
    (festival, input) => holdEvents(festival, input, Date.now()),
  );
}
