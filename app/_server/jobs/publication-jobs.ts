import type { Actor } from '#lib/authorized.ts';
import type { Job } from '#lib/jobs/job.ts';
import type { AskedRelease, PublishForm } from '#lib/programme/asked-release.ts';
import type { PublicationAsked } from '#lib/programme/publication-page.ts';
import type { CivilDate } from '#lib/time/calendar.ts';
import type { PublishPage } from '#lib/volunteers/publish-page.ts';
import type { LeftToSettle } from '#lib/warnings/left-to-settle.ts';

// What threads are asked about a publication, and what they answer, shared by the worker and the
// server.

/** `now` is an instant. */
export type PageAsked = Readonly<{ festival: { id: number; timeZone: string }; asked: PublicationAsked; now: string }>;
/** `today` is the current festival day. */
export type SettlingAsked = Readonly<{ festivalId: number; only: readonly number[] | null; today: CivilDate }>;
export type ReleaseAsked = Readonly<{
  actor: Actor;
  slug: string;
  form: PublishForm;
  blocked: readonly number[];
  now: string;
}>;

/** No festival takes longer; after this time the reader is told that it failed. */
const milliseconds = 60_000;

export const pageJob: Job<PageAsked, PublishPage> = { name: 'publication-page', lane: 'publication', milliseconds };
export const settlingJob: Job<SettlingAsked, LeftToSettle> = { name: 'left-to-settle', lane: 'warnings', milliseconds };
export const releaseJob: Job<ReleaseAsked, AskedRelease> = { name: 'release', lane: 'publication', milliseconds };
