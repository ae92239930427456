import { authorizeFestival } from '#lib/festivals/access.ts';
import { onOneState } from '#lib/jobs/thread-database.ts';
import { askedRelease } from '#lib/programme/asked-release.ts';
import { figuresOf, releaseStateOf } from '#lib/programme/frozen-draft.ts';
import { publishPageOf } from '#lib/volunteers/board.ts';
import { leftToSettle } from '#lib/warnings/left-to-settle.ts';
import { standingNow } from '#lib/warnings/queries.ts';
import type { FiguresAsked, PageAsked, ReleaseAsked, SettlingAsked } from './publication.ts';

/** Makes the content of the publish page. */
export const makePage = ({ festival, asked, now }: PageAsked) =>
  onOneState((db) => publishPageOf(festival, asked, now, db));

/** Counts what a publication would change. */
export const makeFigures = ({ festival, now }: FiguresAsked) =>
  onOneState((db) => figuresOf(releaseStateOf(festival, now, db)));

/**
 * Finds what is left to settle before publishing. It freezes nothing, so another thread can do it
 * at the same time as the page.
 */
export const makeSettling = ({ festivalId, only, today }: SettlingAsked) =>
  onOneState((db) => {
    const { index, ...standing } = standingNow(festivalId, db);
    return leftToSettle(standing, index, { only: only && new Set(only), today });
  });

/** Makes the release a form asks for. The actor's permission to publish is proven again. */
export const makeRelease = ({ actor, slug, form, blocked, now }: ReleaseAsked) =>
  onOneState((db) => askedRelease(authorizeFestival(actor, slug, 'publish', db), form, blocked, now));
