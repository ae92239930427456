import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DeskRefusal, DoorRefusal } from '#app/_components/refusal.tsx';
import { answerStatus } from './answer-status.ts';

type Refused = 403 | 404;

/** What `notFound()` and `forbidden()` of next/navigation throw; null for everything else. */
function refusedBy(error: unknown): Refused | null {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  const status = /^NEXT_HTTP_ERROR_FALLBACK;(403|404)$/.exec(digest)?.[1];
  return status ? (Number(status) as Refused) : null;
}

/** A page or a layout that may refuse: the refusal is drawn in its place, with its status, and stands in the HTML. */
const answering =
  (Refusal: (props: { status: Refused }) => ReactNode | Promise<ReactNode>) =>
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
      const t = await getTranslations('public.notFound');
      const title = status === 404 ? t('title') : (await getTranslations('accounts.forbidden'))('title');
      return { title, robots: { index: false } };
    }
  };
