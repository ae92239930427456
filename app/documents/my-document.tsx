import { setImmediate } from 'node:timers/promises';
import { programmeOf } from '#app/_components/programme/programme.ts';
import { ProgrammeShell } from '#app/_components/programme/shell.tsx';
import { PushScript } from '#app/_components/push-box.tsx';
import { PrivatePage } from '#app/_components/selection/my-page.tsx';
import { selectionWordsOf } from '#app/_components/selection/words-of.ts';
import { localPath } from '#lib/accounts/next-path.ts';
import { type Locale, otherLocale } from '#lib/i18n/locale.ts';
import { programmeBase, sitePaths } from '#lib/i18n/paths.ts';
import { drawnBySlug } from '#lib/live/queries.ts';
import { ownManifests } from '#lib/offline/manifest.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { type Limits, readLimits } from '#lib/selections/best/limits.ts';
import { MAX_SEARCH_TIME, type Proposal, propose } from '#lib/selections/best/proposal.ts';
import { programmeTimesOf } from '#lib/selections/draw-times.ts';
import { noteRead, openSelection } from '#lib/selections/queries.ts';
import type { Selection } from '#lib/selections/selection.ts';
import { countWork } from '#lib/selections/throttle.ts';
import { indexTimes, type TimesIndex } from '#lib/selections/times.ts';
import { now } from '#lib/time/clock.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { faceOf, htmlOf, SECRET_ROBOTS } from './document.tsx';

const proposing = oneInProcess('lanterneProposing', () => ({ last: Promise.resolve<unknown>(undefined) }));

/**
 * Computes a proposal for a reader without scripts: only one at a time and in short slices, so that
 * other requests do not wait. `now` is in epoch minutes.
 */
function proposeHere(index: TimesIndex, selection: Selection, limits: Limits, now: number): Promise<Proposal> {
  const work = { ms: MAX_SEARCH_TIME, clock: () => performance.now(), pause: () => setImmediate() };
  const next = proposing().last.then(() => propose(index, selection, limits, now, work));
  proposing().last = next.catch(() => undefined);
  return next;
}

type MyAsked = Readonly<{ locale: Locale; token: string; query: string; address: string }>;

/**
 * A visitor's own programme behind its private address; `address` is the network address it is
 * asked from. Null where the link opens nothing, or nothing is published.
 */
export async function myDocument({ locale, token, query: search, address }: MyAsked): Promise<string | null> {
  const at = now();
  const opened = openSelection(token);
  if (!opened.ok || opened.access === 'calendar') return null;
  const released = drawnBySlug(opened.festival.slug, at);
  if (!released) return null;
  const query = new URLSearchParams(search);
  const { document, publicKey, host } = released;
  const base = programmeBase(locale, document.festival.slug);
  const programme = programmeOf({ document, locale, base, siteUrl: publicUrl(host) });
  noteRead(opened.id, at);
  const back = localPath(query.get('back') ?? undefined);
  const asksProposal = query.get('propose') === '1' && opened.access === 'edit' && opened.selection.films.length > 0;
  const isRefused = asksProposal && (await countWork('propose', address)) !== null;
  const times = indexTimes(programmeTimesOf(document, locale));
  const limits = readLimits(query);
  const proposal =
    asksProposal && !isRefused ? await proposeHere(times, opened.selection, limits, minutesAt(at)) : null;
  const added = query.get('added');
  return htmlOf({
    locale,
    title: programme.t('titleOf', {
      title: selectionWordsOf(locale).title,
      festival: programme.say(document.festival.name),
    }),
    head: (
      <>
        {SECRET_ROBOTS}
        <PushScript />
        <link rel="manifest" href={ownManifests.my(token, locale)} />
      </>
    ),
    style: '/documents.css',
    face: faceOf(programme),
    body: (
      <ProgrammeShell
        programme={programme}
        here={() => sitePaths(otherLocale(locale)).my(token)}
        isKept={false}
        freshAs={publicKey}
      >
        <PrivatePage
          programme={programme}
          opened={opened}
          token={token}
          now={at}
          isRefused={isRefused}
          proposal={proposal}
          limits={limits}
          added={added === null ? null : Number(added)}
          back={back === base || back?.startsWith(`${base}/`) || back?.startsWith(`${base}?`) ? back : null}
        />
      </ProgrammeShell>
    ),
  });
}
