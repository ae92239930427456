import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { RecordRootIs } from '#app/_components/records/form-frame.tsx';
import { IslandMessages, RecordHead } from '#app/_components/records/page-frame.tsx';
import type { RecordRoot } from '#app/_ui/heard-changes.ts';
import type { Messages } from '#lib/i18n/messages.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { Permission } from '#lib/policy.ts';
import { festivalPage, festivalTitle, NEW, type Needed, type Opened, one } from './live-page.tsx';

/** The record at this part of an address, found by its number; null for a new one, else 404. */
export const recordAt = <R,>(segment: string, find: (number: number) => R | null | undefined): R | null =>
  segment === NEW ? null : (find(numberOf(segment) ?? 0) ?? notFound());

/** The values of the form of a new record, with a key, so that posting it twice makes one. */
export const asNew = <V extends object>(values: V): V & { clientKey: string } => ({
  ...values,
  clientKey: randomUUID(),
});

/** The parts of the page of one record. */
type RecordDrawn = Readonly<{
  /** The link to its list. */
  back: { href: string; label: string };
  /** Its heading, if that is more than its name. */
  title?: ReactNode;
  /** A line below the heading. */
  about?: ReactNode;
  form: ReactNode;
  /** The root in the history that the form is about: the page is told when others save it. */
  root: RecordRoot;
  /** The messages the form needs besides those of every record. */
  messages: readonly (keyof Messages)[];
  /** Beside the form: where it is used, and how to delete it. */
  beside?: ReactNode;
  /** Below both: its pictures. */
  below?: ReactNode;
}>;

/**
 * The page of one record of a festival's desk, with its title. `find` returns the record at the
 * address (`recordAt`) with its name, or the title for a new one.
 */
export function recordPage<P extends Permission, R extends { name: string }>(
  needed: Needed<P>,
  find: (opened: Opened<P>) => Promise<R>,
  draw: (found: R, opened: Opened<P>) => RecordDrawn | Promise<RecordDrawn>,
) {
  return {
    title: festivalTitle(needed, async (opened) => (await find(opened)).name),
    page: festivalPage(needed, async function RecordPage(opened) {
      const { locale, festival, query } = opened;
      const found = await find(opened);
      const {
        back,
        title = typeset(found.name, locale),
        about,
        form,
        root,
        messages,
        beside,
        below,
      } = await draw(found, opened);
      return (
        <>
          <RecordHead back={back} title={title}>
            {about}
          </RecordHead>
          <DoneBar festival={festival} batch={query.done} />
          <div className="record">
            <IslandMessages also={messages}>
              {/* A form for each act: after « Ajouter et continuer » the next one is empty. */}
              <RecordRootIs key={one(query.done)} {...root}>
                {form}
              </RecordRootIs>
            </IslandMessages>
            {beside && <aside className="grid gap-6">{beside}</aside>}
          </div>
          {below}
        </>
      );
    }),
  };
}
