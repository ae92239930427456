import type { DocumentDrawn } from '#app/documents/document.tsx';
import type { DrawingAsked, DrawingName } from '#app/documents/drawings.ts';
import type { Job } from '#lib/jobs/job.ts';

/** A document of a large festival: its name in `drawings`, and what it is drawn from. */
type Asked = Readonly<{ name: DrawingName; asked: DrawingAsked<DrawingName> }>;

/** The limit is generous: a page of a thousand séances takes a second on a slow machine. */
export const drawingJob: Job<Asked, DocumentDrawn> = {
  name: 'drawing',
  lane: 'documents',
  milliseconds: 30_000,
};
