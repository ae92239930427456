import { setImmediate } from 'node:timers/promises';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import type { Authorized } from '#lib/authorized.ts';
import { notAllowed } from '#lib/errors.ts';
import { mayMake } from '#lib/history/remit.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { Permission } from '#lib/policy.ts';
import { gate } from './gate.ts';
import { answeringMetadata, deskPage } from './refusal.tsx';

/** What stands behind the question mark of an address. */
type Query = Readonly<Record<string, string | string[] | undefined>>;
/** One value of it, where it was given once. */
export const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** What differs between addresses of a page beside language and festival, as `event`. */
type Segments = Readonly<Record<string, string>>;
type Props = { params: Promise<{ locale: string; festival: string }>; searchParams: Promise<Query> };

/** What a page of a festival's desk is drawn from. */
export type Opened<P extends Permission = 'read'> = Readonly<{
  locale: Locale;
  /** With the proof that who asks may do `P`. */
  festival: Authorized<P>;
  slug: string;
  paths: ReturnType<typeof deskPaths>;
  segments: Segments;
  query: Query;
}>;

/** The segment of a record that is not there yet. */
export const NEW = 'new';
/** Anybody of the festival opens a record; one more, who may make it. */
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
  // As a break, of a programmer without a room: a form they could never send would not say why.
  const made = Object.entries<unknown>(segments).find(([, segment]) => segment === NEW)?.[0];
  if (made && permission === 'schedule' && !mayMake(festival, made)) throw notAllowed();
  // There is one thread for all: who reads a public page is answered between the frame, the page
  // and its longer parts.
  await setImmediate();
  return { locale, festival, slug, paths: deskPaths(locale, slug), segments, query: await searchParams };
}

/** A page of a festival's desk for who may do what is `needed`. */
export const festivalPage = <P extends Permission>(
  needed: Needed<P>,
  draw: (opened: Opened<P>) => Promise<ReactNode>,
) => deskPage(async (props: Props) => draw(await open(needed, props)));

/** The title of one, where it differs by address. */
export const festivalTitle = <P extends Permission>(
  needed: Needed<P>,
  say: (opened: Opened<P>) => string | Promise<string>,
) => answeringMetadata(async (props: Props): Promise<Metadata> => ({ title: await say(await open(needed, props)) }));
