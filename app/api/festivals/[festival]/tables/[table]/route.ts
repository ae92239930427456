import { gateAction } from '#app/_server/gate.ts';
import { answerAct, answeringDesk } from '#app/_server/post.ts';
import { orNotFound } from '#lib/errors.ts';
import { MAX_ROWS_ASKED } from '#lib/exchange/lists/table-rows.ts';
import { cellsSchema, MAX_CELLS_BODY } from '#lib/exchange/lists/table-schema.ts';
import { tableNames, tables } from '#lib/exchange/programmes/tables.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { now } from '#lib/time/clock.ts';

type Params = { params: Promise<{ festival: string; table: string }> };

function tableOf(asked: string) {
  const name = orNotFound(tableNames.find((one) => one === asked));
  return tables[name];
}

/**
 * Saves the cells changed by one gesture in a table: `CellsPost` in, `CellsDone` out, or a refusal
 * with its status.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { festival: slug, table } = await params;
  return answerAct(
    request,
    cellsSchema,
    () => gateAction(slug, tableOf(table).permission),
    (festival, post) => tableOf(table).set(festival, post, now()),
    { bytes: MAX_CELLS_BODY },
  );
}

/**
 * The rows of a table with the cells of `?columns=`: all rows, or those of `?ids=`. They contain
 * private data of the desk, so no cache may store them.
 */
export const GET = answeringDesk<{ festival: string; table: string }>(
  async (request, { festival: slug, table: name }) => {
    const table = tableOf(name);
    const festival = await gateAction(slug, table.seenBy);
    const asked = new URL(request.url).searchParams;
    const locale = asked.get('lang') ?? '';
    const columns = (asked.get('columns') ?? '').split(' ');
    const ids = asked.get('ids')?.split(' ', MAX_ROWS_ASKED).map(Number);
    const rows = table.rows(festival, columns, readLocale(locale), ids && new Set(ids));
    return Response.json(rows, {
      headers: { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' },
    });
  },
);
