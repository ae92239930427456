import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { VolunteerInput } from './schema.ts';

/** What of a volunteer's form stands in their own row. */
export const volunteerColumnsOf = (input: VolunteerInput) => {
  const { clearedTaskIds: _c, availabilities: _a, withIds: _w, seeIds: _s, ...own } = withoutRecordFields(input);
  const { taskWishes: _t, ...columns } = own;
  return columns;
};
