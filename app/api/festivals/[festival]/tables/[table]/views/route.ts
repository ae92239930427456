import { gateAction } from '#app/_server/gate.ts';
import { answerAct } from '#app/_server/post.ts';
import { orNotFound } from '#lib/errors.ts';
import { actOnViews, viewPostSchema } from '#lib/exchange/programmes/table-views.ts';
import { tableNames, tables } from '#lib/exchange/programmes/tables.ts';
import { now } from '#lib/time/clock.ts';

/**
 * Saves, renames, replaces or deletes a view of a table: `ViewPost` in, `ViewsDone` out, or a
 * refusal with its status.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ festival: string; table: string }> },
): Promise<Response> {
  const { festival: slug, table } = await params;
  const list = () => {
    const name = orNotFound(tableNames.find((one) => one === table));
    return name;
  };
  return answerAct(
    request,
    viewPostSchema,
    () => gateAction(slug, tables[list()].permission),
    (festival, post) => actOnViews(festival, list(), post, now()),
  );
}
