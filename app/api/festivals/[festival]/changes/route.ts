import { doActs } from '../../../../../lib/events/acts.ts';
import { actsSchema } from '../../../../../lib/events/acts-schema.ts';
import { now } from '../../../../../lib/time/clock.ts';
import { answerPost } from '../../../../_server/act-post.ts';
import { gateAction } from '../../../../_server/gate.ts';

export const dynamic = 'force-dynamic';

/** Saves acts of a grid: `ActsPost` in, `ActAnswer` out, with the status of `actReasons`. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/api/festivals/[festival]/changes'>,
): Promise<Response> {
  const { festival: slug } = await params;
  return answerPost(
    request,
    actsSchema,
    () => gateAction(slug, 'schedule'),
    (festival, acts) => doActs(festival, acts, now()),
  );
}
