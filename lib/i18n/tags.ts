import { folded } from '#lib/search/words.ts';

/**
 * The limits for the tags of a film, a person, a séance or a volunteer, and for the characters of
 * one tag.
 */
export const MAX_TAGS = 20;
export const MAX_TAG = 40;

/** The form in which tags are compared: case and accents do not matter. */
export const tagKey = (tag: string): string => folded(tag);

/** The tags without repetitions, each as it was first written. */
export function distinctTags(tags: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const tag of tags) if (!first.has(tagKey(tag))) first.set(tagKey(tag), tag);
  return [...first.values()];
}

/** Tags from a typed text, separated by commas. */
export const typedTags = (text: string): string[] =>
  distinctTags(
    text
      .split(/[,;\n]/)
      .map((tag) => tag.trim().replace(/\s+/g, ' '))
      .filter(Boolean),
  );

/** The tags as they are typed and shown. */
export const tagsInWords = (tags: readonly string[] | null = []): string => tags?.join(', ') ?? '';

/** These tags with some added and others removed; both are given as typed. */
export function retagged(
  tags: readonly string[],
  { tag = '', untag = '' }: { tag?: string | undefined; untag?: string | undefined },
): string[] {
  const gone = new Set(typedTags(untag).map(tagKey));
  return distinctTags([...tags, ...typedTags(tag)]).filter((one) => !gone.has(tagKey(one)));
}
