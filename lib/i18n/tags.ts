import { folded } from '#lib/search/words.ts';

/** Of a film, a person, a séance or a volunteer; characters of one. */
export const MAX_TAGS = 20;
export const MAX_TAG = 40;

/** What two tags have in common that are one: case and accents tell none apart. */
export const tagKey = (tag: string): string => folded(tag);

/** Tags, each once as it was first written. */
export function distinctTags(tags: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const tag of tags) if (!first.has(tagKey(tag))) first.set(tagKey(tag), tag);
  return [...first.values()];
}

/** Tags as they are typed, one after the other with commas between. */
export const typedTags = (text: string): string[] =>
  distinctTags(
    text
      .split(/[,;\n]/)
      .map((tag) => tag.trim().replace(/\s+/g, ' '))
      .filter(Boolean),
  );

/** As they are typed and shown. */
export const tagsInWords = (tags: readonly string[] | null = []): string => tags?.join(', ') ?? '';

/** These tags with some more, and without others; both as they are typed. */
export function retagged(
  tags: readonly string[],
  { tag = '', untag = '' }: { tag?: string | undefined; untag?: string | undefined },
): string[] {
  const gone = new Set(typedTags(untag).map(tagKey));
  return distinctTags([...tags, ...typedTags(tag)]).filter((one) => !gone.has(tagKey(one)));
}
