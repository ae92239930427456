import { programmeOf } from '#app/_components/programme/programme.ts';
import { ProgrammeShell } from '#app/_components/programme/shell.tsx';
import { PrivatePage } from '#app/_components/selection/private-page.tsx';
import { selectionWordsOf } from '#app/_components/selection/words-of.ts';
import { edition } from '#app/_server/edition.ts';
import { fromSecondServer } from '#app/_server/from-second-server.ts';
import { proposeHere } from '#app/_server/propose-here.ts';
import { respond } from '#app/_server/respond.ts';
import { slowDown } from '#app/_server/selection-post.ts';
import { addressOf, SOCKET_HEADER } from '#lib/accounts/address.ts';
import { localPath } from '#lib/accounts/next-path.ts';
import { env } from '#lib/env.ts';
import { compress } from '#lib/feeds/compress.ts';
import { type Locale, otherLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { programmeBase, sitePaths } from '#lib/i18n/paths.ts';
import { drawnBySlug } from '#lib/live/drawn.ts';
import { publicKeyOf } from '#lib/programme/public-key.ts';
import { programmeTimesOf } from '#lib/selections/draw-times.ts';
import { noteRead, type Opened, openSelection } from '#lib/selections/queries.ts';
import { countWork } from '#lib/selections/throttle.ts';
import { indexTimes } from '#lib/selections/times.ts';
import { now } from '#lib/time/clock.ts';
import { answering, requestedOf, UNKEPT_HEADERS } from './asked.ts';
import { htmlOf, SECRET_ROBOTS } from './document.tsx';
import { gone } from './gone.ts';
import { missingDocument } from './missing.tsx';

/**
 * Answers a visitor's own programme under its private address, or under a link to read it. No account; every button is a form. An address nobody made and
 * one that never could be are the same 404, later and later for whoever tries many; one that was closed is 410.
 */
export const myAt = answering(async (request: Request): Promise<Response> => {
  const { locale, name: token, tail, url } = requestedOf(request);
  const opened = tail.length === 0 ? openSelection(token) : UNKNOWN;
  const isUnknown = !opened.ok && opened.reason === 'unknown';
  await slowDown(request, isUnknown);
  // Its calendar's address reads a calendar and no page.
  if (isUnknown || (opened.ok && opened.access === 'calendar')) return missingDocument(request, locale);
  if (!opened.ok)
    return gone(locale, messages[locale].selection.gone, opened.reason === 'revoked' ? opened.slug : null);
  const { slug } = opened.festival;
  const address = addressOf(request.headers, env().trustProxy);
  const response = await respond(request, {
    // What a browser asks by HEAD: whether what it shows still holds. A page that is asked for is drawn, for it says what is over by now.
    tag: () => `${publicKeyOf(slug)?.key ?? ''}-${edition()}-${Date.parse(opened.changedAt)}`,
    isWeak: true,
    isHeadBare: true,
    isAlwaysDrawn: true,
    contentType: 'text/html; charset=utf-8',
    renewed: { ...UNKEPT_HEADERS, 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'private, no-cache' },
    bytes: async (encoding) => {
      const there = await fromSecondServer(slug, url, { [SOCKET_HEADER]: address });
      const html = there
        ? there.status === 200
          ? await there.text()
          : null
        : await myDocument(locale, token, opened, { url, address });
      return html === null ? null : compress(Buffer.from(html), encoding);
    },
  });
  return response ?? missingDocument(request, locale);
});

const UNKNOWN = { ok: false, reason: 'unknown' } as const;

async function myDocument(
  locale: Locale,
  token: string,
  opened: Opened,
  { url: { searchParams: query }, address }: { url: URL; address: string },
): Promise<string | null> {
  const at = now();
  const released = drawnBySlug(opened.festival.slug, at);
  if (!released || opened.access === 'calendar') return null;
  const { document, publicKey } = released;
  const base = programmeBase(locale, document.festival.slug);
  const programme = programmeOf({ document, locale, base, siteUrl: env().url });
  noteRead(opened.id, at);
  const back = localPath(query.get('back') ?? undefined);
  const asksProposal = query.get('propose') === '1' && opened.access === 'edit' && opened.selection.films.length > 0;
  const isRefused = asksProposal && (await countWork('propose', address)) !== null;
  const times = indexTimes(programmeTimesOf(document, locale));
  const proposal =
    asksProposal && !isRefused ? await proposeHere(times, opened.selection, Math.floor(Date.parse(at) / 60_000)) : null;
  const added = query.get('added');
  return htmlOf({
    locale,
    title: programme.t('titleOf', {
      title: selectionWordsOf(locale).title,
      festival: programme.say(document.festival.name),
    }),
    head: SECRET_ROBOTS,
    style: '/documents.css',
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
          added={added === null ? null : Number(added)}
          back={back === base || back?.startsWith(`${base}/`) || back?.startsWith(`${base}?`) ? back : null}
        />
      </ProgrammeShell>
    ),
  });
}
