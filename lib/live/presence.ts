import { z } from 'zod';
import { MAX_HELD } from '#lib/events/act-limits.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Actor } from '#lib/policy.ts';
import type { PresentEditor } from './messages.ts';

/**
 * In milliseconds: a hold that is not renewed ends after this time, so that a closed laptop holds
 * nothing.
 */
const HOLD_LASTS = 30_000;
/** How many tabs of one person can hold something. */
const MAX_TABS = 20;

type Tab = { festivalId: number; here: PresentEditor; streams: number; holdsUntil: number };

const tabs = oneInProcess('lanternePresence', () => new Map<string, Tab>());

/** Contains the account too, so that nobody can act for another person's tab. */
const keyOf = (festivalId: number, actor: Actor, client: string) => `${festivalId} ${actor.userId} ${client}`;

function tabOf(festivalId: number, actor: Actor, client: string): Tab {
  const key = keyOf(festivalId, actor, client);
  const known = tabs().get(key);
  if (known) return known;
  const here = { client, userId: actor.userId, name: actor.name || actor.email, holds: [], place: '' };
  const tab: Tab = { festivalId, here, streams: 0, holdsUntil: 0 };
  tabs().set(key, tab);
  return tab;
}

const isIdle = ({ here }: Tab) => here.holds.length === 0 && here.place === '';

const dropIdle = (festivalId: number, actor: Actor, client: string, tab: Tab) => {
  if (tab.streams === 0 && isIdle(tab)) tabs().delete(keyOf(festivalId, actor, client));
};

/** The people who have this festival open, in the order in which they came. */
export const whoIsHere = (festivalId: number): PresentEditor[] =>
  [...tabs().values()].filter((tab) => tab.festivalId === festivalId).map(({ here }) => here);

/**
 * Records that a stream of this tab opened; returns the function for its end, after which the tab
 * holds nothing.
 */
export function arrive(festivalId: number, actor: Actor, client: string): () => void {
  const tab = tabOf(festivalId, actor, client);
  tab.streams += 1;
  return () => {
    tab.streams -= 1;
    if (tab.streams === 0) tab.here.holds = [];
    dropIdle(festivalId, actor, client, tab);
  };
}

/** What a tab reports: the séances it holds, and its page. */
type Said = Readonly<{ holds: readonly number[]; place: string }>;

/**
 * Records that this tab holds these séances and is on this page, until `HOLD_LASTS` after `now`
 * (epoch milliseconds); with neither, it holds nothing any more. Returns whether that changed
 * anything for the others.
 */
export function hold(festivalId: number, actor: Actor, client: string, { holds, place }: Said, now: number): boolean {
  const known = tabs().get(keyOf(festivalId, actor, client));
  const own = [...tabs().values()].filter(({ here }) => here.userId === actor.userId).length;
  if (!known && ((holds.length === 0 && place === '') || own >= MAX_TABS)) return false;
  const tab = tabOf(festivalId, actor, client);
  const isNew = !isEqual([tab.here.holds, tab.here.place], [holds, place]);
  tab.here.holds = [...holds];
  tab.here.place = place;
  tab.holdsUntil = now + HOLD_LASTS;
  dropIdle(festivalId, actor, client, tab);
  return isNew;
}

/** Ends the holds that nobody renewed; returns the festivals where that changed something. */
export function expireHolds(now: number): Set<number> {
  const changed = new Set<number>();
  for (const [key, tab] of tabs()) {
    if (isIdle(tab) || tab.holdsUntil > now) continue;
    tab.here.holds = [];
    tab.here.place = '';
    if (tab.streams === 0) tabs().delete(key);
    changed.add(tab.festivalId);
  }
  return changed;
}

/** A page below the desk, as in its address: `films/12`. */
const PLACE = /^(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/;
const MAX_PLACE = 80;

/**
 * What a tab posts to `/api/festivals/{festival}/presence` when it picks up or drops cards or opens
 * another page, and repeatedly while it holds any or its page is open.
 */
export const presenceSchema = z.strictObject({
  client: z.uuid(),
  holds: z.array(z.int().min(1)).max(MAX_HELD),
  place: z.string().max(MAX_PLACE).regex(PLACE).optional(),
});
export type PresencePost = z.input<typeof presenceSchema>;
