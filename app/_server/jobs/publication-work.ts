import { authorizeFestival } from '#lib/festivals/access.ts';
import { onOneState } from '#lib/jobs/thread-database.ts';
import { askedRelease } from '#lib/programme/asked-release.ts';
import { publishPageOf } from '#lib/volunteers/publish-page.ts';
import { leftToSettle } from '#lib/warnings/left-to-settle.ts';
import { standingNow } from '#lib/warnings/queries.ts';
import type { PageAsked, ReleaseAsked, SettlingAsked } from './publication-jobs.ts';

/** What the publish page says. */
export const makePage = ({ festival, asked, now }: PageAsked) =>
  onOneState((db) => publishPageOf(festival, asked, now, db));

/**
 * What is left to settle before. It freezes nothing, so that another thread can find it beside the
 * page.
 */
export const makeSettling = ({ festivalId, only, today }: SettlingAsked) =>
  onOneState((db) => {
    const { index, ...standing } = standingNow(festivalId, db);
    return leftToSettle(standing, index, { only: only && new Set(only), today });
  });

/** The release a form asks for. That who asks may publish is proven again. */
export const makeRelease = ({ actor, slug, form, blocked, now }: ReleaseAsked) =>
  onOneState((db) => askedRelease(authorizeFestival(actor, slug, 'publish', db), form, blocked, now));
