import type { Within } from '#app/_components/lost-page.tsx';
import { drawingJob } from '#app/_server/jobs/drawing-job.ts';
import { respondOnce } from '#app/_server/respond.ts';
import { isLarge } from '#lib/festivals/large.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { noteFestival } from '#lib/under-way.ts';
import { movedTo, requestedOf, UNKEPT_HEADERS } from './asked.ts';
import type { DocumentDrawn } from './document.tsx';
import { type DrawingAsked, type DrawingName, type DrawnAs, drawHere } from './drawings.ts';
import { missingDocument } from './missing.tsx';

/**
 * Draws the document `name` of the festival `slug`: here, or in a thread if the festival is large,
 * so that other requests do not wait. Throws what drawing throws, and when a thread takes too long.
 */
export async function documentOf<N extends DrawingName>(
  slug: string,
  name: N,
  asked: DrawingAsked<N>,
): Promise<DrawnAs<N>> {
  // In development the worker program may be older than the sources, so everything is drawn here.
  if (process.env.NODE_ENV === 'development' || !isLarge(slug)) return drawHere(name, asked);
  noteFestival(slug);
  return (await runJob(drawingJob, { name, asked })) as DrawnAs<N>;
}

/**
 * The answer with a document that was drawn for this request only; where there is no such page, a
 * link to the programme in which it was asked (`within`).
 */
export function drawnOnce(
  request: Request,
  drawn: DocumentDrawn,
  within: Within | null = null,
): Response | Promise<Response> {
  if (drawn === null) return missingDocument(request, requestedOf(request).locale, 404, within);
  return typeof drawn === 'string' ? respondOnce(request, drawn, { headers: UNKEPT_HEADERS }) : movedTo(drawn.moved);
}
