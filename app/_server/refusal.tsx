import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DeskRefusal, DoorRefusal, type RefusalNotice } from '#app/_components/refusal.tsx';
import { LanterneError } from '#lib/errors.ts';
import { answerStatus } from './answer-status.ts';

/** What `notFound()` and `forbidden()` of next/navigation throw, and that too much waits already; null for everything else. */
function refusedBy(error: unknown): RefusalNotice | null {
  if (error instanceof LanterneError && error.code === 'serverBusy') return 503;
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  const status = /^NEXT_HTTP_ERROR_FALLBACK;(403|404)$/.exec(digest)?.[1];
  return status ? (Number(status) as RefusalNotice) : null;
}

/** A page or a layout that may refuse: the refusal is drawn in its place, with its status, and stands in the HTML. */
const answering =
  (Refusal: (props: { status: RefusalNotice }) => ReactNode | Promise<ReactNode>) =>
  <P,>(draw: (props: P) => Promise<ReactNode>) =>
  async (props: P): Promise<ReactNode> => {
    try {
      return await draw(props);
    } catch (error) {
      const status = refusedBy(error);
      if (!status) throw error;
      answerStatus(status);
      return <Refusal status={status} />;
    }
  };

/** For what stands alone: the refusal is a whole page. */
export const doorPage = answering(DoorRefusal);

/** For pages inside the frame of a desk, which stays around the refusal. */
export const deskPage = answering(DeskRefusal);

/** The same for the title of such a page; the page itself answers. */
export const answeringMetadata =
  <P,>(say: (props: P) => Promise<Metadata>) =>
  async (props: P): Promise<Metadata> => {
    try {
      return await say(props);
    } catch (error) {
      const status = refusedBy(error);
      if (!status) throw error;
      return { title: await titleOf(status), robots: { index: false } };
    }
  };

async function titleOf(status: RefusalNotice): Promise<string> {
  if (status === 404) return (await getTranslations('public.notFound'))('title');
  return status === 403
    ? (await getTranslations('accounts.forbidden'))('title')
    : (await getTranslations('failure'))('title');
}
