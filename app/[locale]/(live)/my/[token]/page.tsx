import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { localPath } from '../../../../../lib/accounts/next-path.ts';
import { env } from '../../../../../lib/env.ts';
import { defaultLocale, isLocale, otherLocale } from '../../../../../lib/i18n/locale.ts';
import { programmeBase, sitePaths } from '../../../../../lib/i18n/paths.ts';
import { drawnBySlug } from '../../../../../lib/live/drawn.ts';
import { programmeTimesOf } from '../../../../../lib/selections/draw-times.ts';
import { noteRead, openSelection } from '../../../../../lib/selections/queries.ts';
import { countWork } from '../../../../../lib/selections/throttle.ts';
import { indexTimes } from '../../../../../lib/selections/times.ts';
import { now } from '../../../../../lib/time/clock.ts';
import { programmeOf } from '../../../../_components/programme/programme.ts';
import { ProgrammeShell } from '../../../../_components/programme/shell.tsx';
import { PrivatePage } from '../../../../_components/selection/private-page.tsx';
import { selectionWordsOf } from '../../../../_components/selection/words-of.ts';
import { nonce } from '../../../../_server/nonce.ts';
import { proposeHere } from '../../../../_server/propose-here.ts';
import { answeringMetadata, doorPage } from '../../../../_server/refusal.tsx';
import { requestOrigin } from '../../../../_server/request-origin.ts';

type Props = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load({ params, searchParams }: Props) {
  const { locale: asked, token } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  // The proxy has answered 404 or 410 to any other address.
  const opened = openSelection(token);
  if (!opened.ok || opened.access === 'calendar') notFound();
  const released = drawnBySlug(opened.festival.slug, now());
  if (!released) notFound();
  const { document } = released;
  const base = programmeBase(locale, document.festival.slug);
  const programme = programmeOf({ document, locale, base, siteUrl: env().url });
  return { locale, token, opened, programme, base, key: released.publicKey, query: await searchParams };
}

export const generateMetadata = answeringMetadata(async (props: Props): Promise<Metadata> => {
  const { locale, programme } = await load(props);
  const title = programme.t('titleOf', {
    title: selectionWordsOf(locale).title,
    festival: programme.say(programme.document.festival.name),
  });
  return { title, robots: { index: false, follow: false }, referrer: 'no-referrer' };
});

/** A visitor's own programme under its private address, or under a link to read it. No account; every button is a form. */
export default doorPage(async function MyPrivatePage(props: Props) {
  const { locale, token, opened, programme, base, key, query } = await load(props);
  const at = now();
  noteRead(opened.id, at);
  const back = localPath(query.back);
  const asksProposal = query.propose === '1' && opened.access === 'edit' && opened.selection.films.length > 0;
  const isRefused = asksProposal && (await countWork('propose', (await requestOrigin()).address)) !== null;
  const times = indexTimes(programmeTimesOf(programme.document, locale));
  return (
    <ProgrammeShell
      programme={programme}
      here={() => sitePaths(otherLocale(locale)).my(token)}
      nonce={await nonce()}
      freshAs={key}
    >
      <PrivatePage
        programme={programme}
        opened={opened}
        token={token}
        now={at}
        isRefused={isRefused}
        proposal={
          asksProposal && !isRefused
            ? await proposeHere(times, opened.selection, Math.floor(Date.parse(at) / 60_000))
            : null
        }
        added={typeof query.added === 'string' ? Number(query.added) : null}
        back={back === base || back?.startsWith(`${base}/`) || back?.startsWith(`${base}?`) ? back : null}
      />
    </ProgrammeShell>
  );
});
