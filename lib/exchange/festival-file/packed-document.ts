import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { jsonExcess } from '#lib/files/json-excess.ts';
import { isReadAlike, unpackDocument } from '#lib/programme/packed.ts';
import { publicDocumentSchema, teamDocumentSchema } from './document-schema.ts';
import { pathText } from './festival-where.ts';

const LEVEL = 6;
/**
 * A document of a release: in the file the exact text from which its hash was made, in the table
 * its gzip. Its content is checked by the same rules as the rows of the file.
 */
export const packedDocument = (of: 'public' | 'team') =>
  z.string().transform((text, context): Buffer => {
    const bytes = gzipSync(text, { level: LEVEL });
    const problem = problemOf(text, bytes, of === 'public' ? publicDocumentSchema : teamDocumentSchema);
    if (problem === null) return bytes;
    context.addIssue({ code: 'custom', message: problem.message, path: problem.path });
    return z.NEVER;
  });

function problemOf(text: string, bytes: Buffer, schema: z.ZodType): { message: string; path: string[] } | null {
  const excess = jsonExcess(text);
  if (excess) return { message: excess, path: [] };
  let document: unknown;
  try {
    // Checked in the form in which pages read it.
    if (!isReadAlike(text)) return { message: 'lines', path: [] };
    document = unpackDocument(bytes);
  } catch {
    return { message: 'json', path: [] };
  }
  const [issue] = schema.safeParse(document).error?.issues ?? [];
  return issue ? { message: issue.message, path: [pathText(issue.path)] } : null;
}

/** The text of a document in the table. */
export const textOfDocument = (bytes: Buffer): string => gunzipSync(bytes).toString('utf8');
