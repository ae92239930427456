import type { DocumentDrawn } from '#app/documents/document.tsx';
import type { DrawingAsked, DrawingName } from '#app/documents/drawings.ts';
import type { Job } from '#lib/jobs/job.ts';

/** A document of a large festival, by the name it has among the drawings. */
type Asked = Readonly<{ name: DrawingName; asked: DrawingAsked<DrawingName> }>;

/** A page of a thousand séances takes a second on a slow machine. */
export const drawingJob: Job<Asked, DocumentDrawn> = {
  name: 'drawing',
  lane: 'documents',
  milliseconds: 30_000,
};
