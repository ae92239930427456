import { setImmediate } from 'node:timers/promises';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { notAllowed } from '#lib/errors.ts';
import { mayMake } from '#lib/history/remit.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { Authorized, Permission } from '#lib/policy.ts';
import { gate } from './gate.ts';
import { answeringMetadata, deskPage, type Query, titling } from './site-page.tsx';

/** One value of it, where it was given once. */
export const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The variable parts of a page's address besides language and festival, such as `event`. */
type Segments = Readonly<Record<string, string>>;
type Props = { params: Promise<{ locale: string; festival: string }>; searchParams: Promise<Query> };

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

async function open<P extends Permission>(needed: Needed<P>, { params, searchParams }: Props): Promise<Opened<P>> {
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
) => deskPage(async (props: Props) => draw(await open(needed, props)));

/** The title of one: `titled('films', 'title')`. */
export const titled = titling((title) => ({ title }));

/** The same, where it differs by address. */
export const festivalTitle = <P extends Permission>(
  needed: Needed<P>,
  say: (opened: Opened<P>) => string | Promise<string>,
) => answeringMetadata(async (props: Props): Promise<Metadata> => ({ title: await say(await open(needed, props)) }));
