import { setImmediate } from 'node:timers/promises';
import type { Metadata } from 'next';
import type { MessageKeys, Messages, NamespaceKeys, NestedKeyOf, NestedValueOf } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DeskRefusal, DoorRefusal, type RefusalNotice } from '#app/_components/refusal.tsx';
import { type ErrorCode, LanterneError, notAllowed } from '#lib/errors.ts';
import { mayMake } from '#lib/history/remit.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import type { Authorized, Permission } from '#lib/policy.ts';
import { answerStatus } from './answer-head.ts';
import { gate } from './gate.ts';

/*
 * Pages with an account: of a festival's desk, or of no festival, with their titles and refusals.
 */

/** Threads check the permission again: somebody may have lost it while they waited. */
const notices: Partial<Record<ErrorCode, RefusalNotice>> = { notFound: 404, notAllowed: 403, serverBusy: 503 };

/**
 * The refusal in what was thrown: by `notFound()` or `forbidden()` of next/navigation, by a thread
 * for the same reasons, or because too many requests wait. Null for every other error.
 */
function refusedBy(error: unknown): RefusalNotice | null {
  if (error instanceof LanterneError) return notices[error.code] ?? null;
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  const status = /^NEXT_HTTP_ERROR_FALLBACK;(403|404)$/.exec(digest)?.[1];
  return status ? (Number(status) as RefusalNotice) : null;
}

/**
 * Wraps a page or layout that may refuse: the refusal is drawn in its place, with its status, and
 * is part of the HTML.
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

/** For a page without a frame: the refusal is a whole page. */
export const doorPage = answering(DoorRefusal);

/** For a page inside the frame of a desk, which stays around the refusal. */
export const deskPage = answering(DeskRefusal);

/** The title of a page that may refuse; the page itself answers the refusal. */
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

/** What stands behind the question mark of an address. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** One value of a query, where it was given once. */
export const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** What the tab of a page says, where its every address has the same. */
const titling =
  (metadataOf: (title: string) => Metadata) =>
  <N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
    namespace: N,
    key: MessageKeys<NestedValueOf<Messages, N>, NestedKeyOf<NestedValueOf<Messages, N>>>,
  ) =>
  async (): Promise<Metadata> =>
    metadataOf((await getTranslations(namespace as never))(key as never));

/** The title of a page that belongs to no festival; search engines are not shown it. */
export const siteTitled = titling((title) => ({ title: `${title} · Lanterne`, robots: { index: false } }));

type SitePageProps<Segment extends string> = {
  params: Promise<Record<Segment | 'locale', string>>;
  searchParams: Promise<Query>;
};

/** What a page that belongs to no festival is drawn from. */
type OpenedOfSite<Segment extends string> = Readonly<{
  locale: Locale;
  paths: ReturnType<typeof sitePaths>;
  segments: Readonly<Record<Segment, string>>;
  query: Query;
}>;

/** A page that belongs to no festival, in the language of its address. */
export const sitePage = <Segment extends string = never>(draw: (opened: OpenedOfSite<Segment>) => Promise<ReactNode>) =>
  doorPage(async ({ params, searchParams }: SitePageProps<Segment>) => {
    const segments = await params;
    const locale = readLocale(segments.locale);
    return draw({ locale, paths: sitePaths(locale), segments, query: await searchParams });
  });

/** The variable parts of a page's address besides language and festival, such as `event`. */
type Segments = Readonly<Record<string, string>>;
type FestivalPageProps = { params: Promise<{ locale: string; festival: string }>; searchParams: Promise<Query> };

/** What a page of a festival's desk is drawn from. */
export type Opened<P extends Permission = 'read'> = Readonly<{
  locale: Locale;
  /** With the proof that the reader may do `P`. */
  festival: Authorized<P>;
  slug: string;
  paths: ReturnType<typeof deskPaths>;
  segments: Segments;
  query: Query;
}>;

/** The part of an address that stands for a record still to be made. */
export const NEW = 'new';

/**
 * The permission needed: every member of the festival may open a record, but only some may make
 * one.
 */
export const toOpen =
  <P extends Permission = 'schedule'>(record: string, toMake: P | 'schedule' = 'schedule') =>
  (segments: Segments): P | 'schedule' | 'read' =>
    segments[record] === NEW ? toMake : 'read';

export type Needed<P> = P | ((segments: Segments) => P);

async function open<P extends Permission>(
  needed: Needed<P>,
  { params, searchParams }: FestivalPageProps,
): Promise<Opened<P>> {
  const { locale: asked, festival: slug, ...segments } = await params;
  const locale = readLocale(asked);
  const permission = typeof needed === 'function' ? needed(segments) : needed;
  const festival = await gate(locale, slug, permission);
  // For example a break, for a programmer who is in charge of no room: without this they would get
  // a form they can never send.
  const made = Object.entries<unknown>(segments).find(([, segment]) => segment === NEW)?.[0];
  if (made && permission === 'schedule' && !mayMake(festival, made)) throw notAllowed();
  // There is one thread for all requests: readers of public pages are answered between the frame,
  // the page and its longer parts.
  await setImmediate();
  return { locale, festival, slug, paths: deskPaths(locale, slug), segments, query: await searchParams };
}

/** A page of a festival's desk, for readers with the permission `needed`. */
export const festivalPage = <P extends Permission>(
  needed: Needed<P>,
  draw: (opened: Opened<P>) => Promise<ReactNode>,
) => deskPage(async (props: FestivalPageProps) => draw(await open(needed, props)));

/** The title of a page of a festival's desk: `titled('films', 'title')`. */
export const titled = titling((title) => ({ title }));

/** The same, where it differs by address. */
export const festivalTitle = <P extends Permission>(
  needed: Needed<P>,
  say: (opened: Opened<P>) => string | Promise<string>,
) =>
  answeringMetadata(
    async (props: FestivalPageProps): Promise<Metadata> => ({ title: await say(await open(needed, props)) }),
  );
