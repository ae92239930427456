import { answerAct } from '#app/_server/act-post.ts';
import { gateAction } from '#app/_server/gate.ts';
import { turnSchema } from '#lib/events/acts-schema.ts';
import { now } from '#lib/time/clock.ts';
import { turnAct } from '#lib/undo/turn-act.ts';

export const dynamic = 'force-dynamic';

/** Does again what the reader took back last: `TurnPost` in, `TurnAnswer` out. */
export async function POST(request: Request, { params }: { params: Promise<{ festival: string }> }): Promise<Response> {
  const { festival: slug } = await params;
  return answerAct(
    request,
    turnSchema,
    () => gateAction(slug, 'schedule'),
    (festival, input) => turnAct(festival, 'redo', input, now()),
  );
}
