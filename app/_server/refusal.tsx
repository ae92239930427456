import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DeskRefusal, DoorRefusal, type RefusalNotice } from '#app/_components/refusal.tsx';
import { type ErrorCode, LanterneError } from '#lib/errors.ts';
import { answerStatus } from './answer-status.ts';

/** A thread proves again who asks: they may have lost the festival while they waited for it. */
const notices: Partial<Record<ErrorCode, RefusalNotice>> = { notFound: 404, notAllowed: 403, serverBusy: 503 };

/**
 * What `notFound()` and `forbidden()` of next/navigation throw, the same of a thread, and that too
 * much waits already; null for everything else.
 */
function refusedBy(error: unknown): RefusalNotice | null {
  if (error instanceof LanterneError) return notices[error.code] ?? null;
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  const status = /^NEXT_HTTP_ERROR_FALLBACK;(403|404)$/.exec(digest)?.[1];
  return status ? (Number(status) as RefusalNotice) : null;
}

/**
 * A page or a layout that may refuse: the refusal is drawn in its place, with its status, and
 * stands in the HTML.
 */
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
