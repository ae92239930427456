import type { ReactNode } from 'react';
import { RecordRootIs } from '#app/_components/records/heard-save.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import type { RecordRoot } from '#app/_ui/heard-changes.ts';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import type { Messages } from '#lib/i18n/messages.ts';
import type { Permission } from '#lib/policy.ts';
import { typeset } from '#lib/time/format.ts';
import { festivalPage, festivalTitle, type Needed, type Opened } from './festival-page.tsx';

/** What stands on the page of one record. */
type RecordDrawn = Readonly<{
  /** To the list it is in. */
  back: { href: string; label: string };
  /** Its heading, where that is not its name alone. */
  title?: ReactNode;
  /** A line about it, below its heading. */
  about?: ReactNode;
  form: ReactNode;
  /** Which row of the history the form is about: what others save of it is heard. */
  root: RecordRoot;
  /** The sentences its form needs beside those of every record. */
  messages: readonly (keyof Messages)[];
  /** Beside the form: where it is used, how it is deleted. */
  beside?: ReactNode;
  /** Below both: its pictures. */
  below?: ReactNode;
}>;

/**
 * The page of one record of a festival's desk, and the title of its tab. `find` answers what stands
 * at the address, with its name, or what one more is called; where nobody has it, it says
 * `notFound()`.
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
            <IslandMessages locale={locale} also={messages}>
              <RecordRootIs {...root}>{form}</RecordRootIs>
            </IslandMessages>
            {beside && <aside className="grid gap-6">{beside}</aside>}
          </div>
          {below}
        </>
      );
    }),
  };
}
