import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/delete-used.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, NEW, type Opened, toOpen } from '#app/_server/festival-page.tsx';
import { removeBlock } from '#app/[locale]/(live)/organise/[festival]/blocks/actions.ts';
import { BlockForm } from '#app/[locale]/(live)/organise/[festival]/blocks/block-form.tsx';
import { roomsOf } from '#app/[locale]/(live)/organise/[festival]/blocks/rooms.ts';
import { blockById, blocksOf } from '#lib/blocks/queries.ts';
import { blockFormValues, newBlockValues } from '#lib/blocks/schema.ts';
import { daysOf } from '#lib/days/queries.ts';
import { mayChange } from '#lib/history/remit.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/time/format.ts';

async function asked({ locale, festival, segments: { block: segment = '' } }: Opened<'read' | 'schedule'>) {
  const block = blockById(festival.id, numberOf(segment) ?? 0);
  if (!block && segment !== NEW) notFound();
  const t = await getTranslations('places.blocks');
  const name = block ? inLocale(block.title, locale) || t(`kind.${block.kind}`) : t('new');
  return { locale, festival, block, name };
}

export const generateMetadata = festivalTitle(toOpen('block'), async (opened) => (await asked(opened)).name);

/** One break or set-up. */
export default festivalPage(toOpen('block'), async function BlockPage(opened) {
  const { locale, festival, block, name } = await asked(opened);
  const t = await getTranslations('places.blocks');
  const mayEdit = mayChange(festival, 'block', block);
  const place = { locale, slug: festival.slug, number: block?.id ?? null };
  const rooms = roomsOf(festival.id, locale);
  const roomIds = rooms.map(({ id }) => id);
  const { timeZone, dayStartsAt, startsOn } = festival;
  return (
    <>
      <RecordHead back={{ href: opened.paths.section('blocks'), label: t('title') }} title={typeset(name, locale)} />
      <div className="record">
        <IslandMessages locale={locale} also={['places']}>
          <BlockForm
            place={place}
            values={
              block
                ? blockFormValues(block, festival, roomIds)
                : { ...newBlockValues(startsOn, roomIds), clientKey: randomUUID() }
            }
            rooms={rooms}
            clock={{ timeZone, dayStartsAt }}
            days={daysOf(festival).map(({ date }) => date)}
            standing={blocksOf(festival.id).filter(({ id }) => id !== block?.id)}
            isReadOnly={!mayEdit}
          />
        </IslandMessages>
        {block && mayEdit && (
          <aside>
            <DeleteWithSentence action={removeBlock.bind(null, place)} words="places.blocks.delete" />
          </aside>
        )}
      </div>
    </>
  );
});
