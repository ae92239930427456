'use server';

import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, recordPlaceOf, saveRecord, usesInput } from '#app/_server/record-action.ts';
import { standingDays } from '#app/_server/standing.ts';
import { createBlock, deleteBlock, editBlock, type WrittenBlock } from '#lib/blocks/mutations.ts';
import { blockById } from '#lib/blocks/queries.ts';
import { blockFormValues, blockSchema } from '#lib/blocks/schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';
import { roomNames, roomsOf } from './rooms.ts';

/** To all days, where it is said on which of those that were asked for it stood already. */
const toList = (locale: Locale, slug: string, { batch, standing }: WrittenBlock): never =>
  lead(deskPaths(locale, slug).section('blocks'), batch, standingDays(standing));

/** Saves the form of a block; `number` is its id, null for one more. */
export async function saveBlock(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  const { locale, slug } = place;
  const schema = async () => blockSchema(await gateAction(slug, 'schedule'));
  return submit(form, schema, async (input): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const now = clockNow();
    if (place.number === null) {
      const made = createBlock(festival, input, input.clientKey, now);
      return made.ok ? toList(locale, slug, made) : { ok: false, fields: made.fields };
    }
    const t = await getTranslations('places.blocks');
    const rooms = roomsOf(festival.id, locale);
    const roomIds = rooms.map(({ id }) => id);
    return saveRecord({
      place,
      festival,
      entity: 'block',
      now,
      input,
      current: blockById(festival.id, place.number),
      form: {
        schema: blockSchema(festival),
        values: (block) => blockFormValues(block, festival, roomIds),
        show: (name, value) => {
          if (name === 'kind') return t(`kind.${value as 'break'}`);
          if (name === 'rooms') return roomNames(rooms, value as number[], t('allRooms'));
          if (name === 'day') return formatDate(String(value), locale);
          return name === 'from' || name === 'until' ? formatTime(String(value), locale) : String(value);
        },
      },
      edit: (chosen, { id }) => {
        const edited = editBlock(festival, id, chosen, now);
        // The list shows the other days, this form its own alone.
        return edited.ok && (chosen.everyDay || chosen.days.length > 0) ? toList(locale, slug, edited) : edited;
      },
    });
  });
}

/** Deletes a block. */
export async function removeBlock(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug, number } = recordPlaceOf(given);
  return submit(form, usesInput, async (): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const { batch } = deleteBlock(festival, number ?? 0, clockNow());
    return lead(deskPaths(locale, slug).section('blocks'), batch);
  });
}
