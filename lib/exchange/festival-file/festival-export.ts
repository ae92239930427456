import { read } from '#db/client.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { FILE_ENDING, writeFestivalFile } from './festival-file.ts';
import { festivalContentOf } from './festival-rows.ts';

/** The festival file of one state of the draft, with what is private only where that was asked. */
export function exportFestival(festival: Authorized<Festival, 'festival-file'>, isPrivate: boolean): Buffer {
  return writeFestivalFile(read(festival.db, (tx) => festivalContentOf(festival.id, isPrivate, tx)));
}

/** `lueurs-2026.lanterne.json.gz` */
export const festivalFileName = (slug: string) => `${slug}${FILE_ENDING}`;
