/** What is posted. With a script a choice has already been put into the fields. */
export function postedBy(element: HTMLFormElement | null): FormData {
  const posted = new FormData(element ?? undefined);
  for (const key of [...posted.keys()]) if (key.startsWith('choice.')) posted.delete(key);
  return posted;
}
