'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '#app/_server/form-action.ts';
import { lead, type RecordPlace, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { standingDays } from '#app/_server/standing.ts';
import { createBlock, deleteBlock, editBlock } from '#lib/blocks/mutations.ts';
import { blockById } from '#lib/blocks/queries.ts';
import { blockFormValues, blockSchema } from '#lib/blocks/schema.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { roomNames, roomsOf } from './rooms.ts';

/** Saves the form of a block; `number` is its id, null for a new one. */
export async function saveBlock(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'schedule', blockSchema, async ({ festival, locale, paths, number, now }) => {
    const t = await getTranslations('places.blocks');
    const rooms = roomsOf(festival.id, locale);
    const roomIds = rooms.map(({ id }) => id);
    const list = paths.section('blocks');
    return {
      entity: 'block',
      create: (input) => createBlock(festival, input, input.clientKey, now),
      madeAt: () => list,
      // Says on which of the chosen days it existed already.
      said: ({ standing }) => standingDays(standing),
      current: blockById(festival.id, number),
      values: (block: DraftBlock) => blockFormValues(block, festival, roomIds, locale),
      show: (name, value) => {
        if (name === 'kind') return t(`kind.${value as 'break'}`);
        return name === 'rooms' ? roomNames(rooms, value as number[], t('allRooms')) : undefined;
      },
      edit: (chosen, id) => {
        const edited = editBlock(festival, id, chosen, now);
        // The list shows the blocks of other days; the form only its own.
        const isOnOthers = chosen.everyDay || chosen.days.length > 0;
        return edited.ok && isOnOthers ? lead(list, edited.batch, standingDays(edited.standing)) : edited;
      },
    };
  });
}

/** Deletes a block. */
export async function removeBlock(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'schedule', 'blocks', ({ festival, number, now }) =>
    deleteBlock(festival, number, now),
  );
}
