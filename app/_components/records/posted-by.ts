/**
 * The fields that are posted. With a script, choices after a conflict are already in the fields.
 */
export function postedBy(element: HTMLFormElement | null): FormData {
  const posted = new FormData(element ?? undefined);
  for (const key of [...posted.keys()]) if (key.startsWith('choice.')) posted.delete(key);
  return posted;
}
