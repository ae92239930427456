/** What a namespace of sentences can be asked: whether it has a key, and what it says. */
type Sentences = { has: (key: never) => boolean; (key: never): string };

/** The name of a field by its dotted path, `label.title_fr` for `title.fr`; the path itself where nobody named it. */
export function labelsOf(t: Sentences): (name: string) => string {
  return (name) => {
    const key = `label.${name.replaceAll('.', '_')}` as never;
    return t.has(key) ? t(key) : name;
  };
}
