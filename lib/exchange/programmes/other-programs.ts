import type { Unread } from './incoming.ts';
import { listOf, recordOf } from './typed-json.ts';

/** A JSON file of a program that can write a better one, by its name; null where nobody knows it. */
export function otherProgramIn(file: unknown): Unread | null {
  const root = recordOf(file);
  const [first] = listOf(file).map(recordOf);
  const isSessionize =
    (root.sessions !== undefined && root.speakers !== undefined) ||
    (first?.groupName !== undefined && first.sessions !== undefined) ||
    (first?.timeSlots !== undefined && first.date !== undefined);
  if (isSessionize) return { code: 'otherProgram', about: 'Sessionize' };
  if (String(root.kind).startsWith('calendar#')) return { code: 'otherProgram', about: 'Google Agenda' };
  return null;
}
