import { gateAction } from '#app/_server/gate.ts';
import { answerAct } from '#app/_server/post.ts';
import { notFound } from '#lib/errors.ts';
import { turnSchema } from '#lib/events/acts-schema.ts';
import { now } from '#lib/time/clock.ts';
import { turnAct } from '#lib/undo/turn-act.ts';

type Params = { params: Promise<{ festival: string; turn: string }> };

/**
 * Undoes the reader’s last act (`undo`), or redoes what they undid last (`redo`): `TurnPost` in,
 * `TurnAnswer` out.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { festival: slug, turn } = await params;
  return answerAct(
    request,
    turnSchema,
    () => gateAction(slug, 'schedule'),
    (festival, input) => {
      if (turn !== 'undo' && turn !== 'redo') throw notFound();
      return turnAct(festival, turn, input, now());
    },
  );
}
