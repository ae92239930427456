import type { ChangeEntity } from '../../db/enums.ts';
import { eventRestorer } from '../events/restore.ts';
import { filmRestorer } from '../films/root.ts';
import type { Restorer } from './restorer.ts';

/** What « Défaire » can take back: one line per root that is edited as a whole. */
export const restorers: Partial<Record<ChangeEntity, Restorer>> = {
  event: eventRestorer,
  film: filmRestorer,
};
