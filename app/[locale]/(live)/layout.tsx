import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FocusFollows } from '#app/_components/focus-follows.tsx';
import { KeepingText } from '#app/_components/kept-form.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { NONCE_HEADER } from '#app/_server/answer-head.ts';
import { buildId } from '#app/feeds/build-id.ts';

// Has every page below drawn for each request; otherwise Next would run its queries once at build.
export const dynamic = 'force-dynamic';

export default async function LiveLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  const t = await getTranslations('common');
  const actor = await currentActor();
  return (
    <>
      <script src={`/theme.js?v=${buildId()}`} nonce={nonce} />
      <FocusFollows />
      <KeepingText account={actor?.userId ?? null} labels={{ found: t('keptText'), drop: t('keptDrop') }}>
        {children}
      </KeepingText>
    </>
  );
}
