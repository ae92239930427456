import { type FileRefusal, refusalOf } from '#lib/exchange/festival-file/festival-content.ts';
import { jsonExcess } from '#lib/files/json-excess.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { ProgrammeTemplate } from './programme.ts';
import { programmeSchema } from './programme-schema.ts';

/**
 * A template as a file, `{name}.lanterne-modele.json`: JSON with `format`, `version`, and the
 * content of programme-schema.ts. Rooms, films, people, series and themes are referred to by their
 * position in their list, counted from 0; times are on dates from 1 January 2001 on, a Monday.
 */
const TEMPLATE_FORMAT = 'lanterne-template';
const TEMPLATE_VERSION = 1;
export const TEMPLATE_ENDING = '.lanterne-modele.json';

/** Without pictures, whose files are only in this installation. */
export function writeTemplateFile({ id: _, pictures: __, ...programme }: ProgrammeTemplate): string {
  const head = { format: TEMPLATE_FORMAT, version: TEMPLATE_VERSION };
  return `${JSON.stringify({ ...head, ...programme }, null, 1)}\n`;
}

/**
 * Whether these bytes are meant to be a template: the format is looked for near their beginning.
 */
export const isTemplateFile = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, 200)).includes(`"${TEMPLATE_FORMAT}"`);

/** The content of the file, or why it is refused. */
export function readTemplateFile(bytes: Uint8Array): Omit<ProgrammeTemplate, 'id' | 'pictures'> | FileRefusal {
  if (bytes.length > MAX_OF_FILE.templateBytes) return { code: 'templateTooLarge' };
  const text = new TextDecoder().decode(bytes);
  const excess = jsonExcess(text);
  if (excess) return { code: excess };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { code: 'broken' };
  }
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== TEMPLATE_FORMAT)
    return { code: 'notAFestival' };
  const { format: _, ...rest } = file;
  const { version, ...programme }: { version?: unknown } = rest;
  if (typeof version !== 'number' || version < 1) return { code: 'notAFestival' };
  if (version > TEMPLATE_VERSION) return { code: 'newer', about: String(version) };
  const read = programmeSchema.safeParse(programme);
  return read.success ? read.data : refusalOf(read.error, []);
}
