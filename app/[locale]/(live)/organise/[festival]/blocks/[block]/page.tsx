import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/appearances.tsx';
import { toOpen } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { removeBlock } from '#app/[locale]/(live)/organise/[festival]/blocks/actions.ts';
import { BlockForm } from '#app/[locale]/(live)/organise/[festival]/blocks/block-form.tsx';
import { roomsOf } from '#app/[locale]/(live)/organise/[festival]/blocks/rooms.ts';
import { blockById, blocksOf } from '#lib/blocks/queries.ts';
import { blockFormValues, newBlockValues } from '#lib/blocks/schema.ts';
import { daysOf } from '#lib/days/queries.ts';
import { mayChange } from '#lib/history/remit.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';

/** The page of one break or set-up. */
const record = recordPage(
  toOpen('block'),
  async ({ locale, festival, segments: { block: segment = '' } }) => {
    const block = recordAt(segment, (number) => blockById(festival.id, number));
    const t = await getTranslations('places.blocks');
    return { block, name: block ? inLocale(block.title, locale) || t(`kind.${block.kind}`) : t('new') };
  },
  ({ block }, { locale, festival, slug, paths }) => {
    const mayEdit = mayChange(festival, 'block', block);
    const place = { locale, slug, number: block?.id ?? null };
    const rooms = roomsOf(festival.id, locale);
    const roomIds = rooms.map(({ id }) => id);
    const { timeZone, dayStartsAt, startsOn } = festival;
    return {
      back: { href: paths.section('blocks'), label: setTranslator(locale, 'desk')('nav.blocks') },
      root: { entity: 'block', id: block?.id },
      messages: ['places'],
      form: (
        <BlockForm
          place={place}
          values={block ? blockFormValues(block, festival, roomIds, locale) : asNew(newBlockValues(startsOn, roomIds))}
          rooms={rooms}
          clock={{ timeZone, dayStartsAt }}
          days={daysOf(festival).map(({ date }) => date)}
          standing={blocksOf(festival.id).filter(({ id }) => id !== block?.id)}
          isReadOnly={!mayEdit}
        />
      ),
      beside: block && mayEdit && (
        <DeleteWithSentence action={removeBlock.bind(null, place)} words="places.blocks.delete" />
      ),
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
