import type { PictureSubject } from '#lib/model/documents.ts';

type Sendable = Readonly<{ file: Readonly<{ name: string }>; of: PictureSubject }>;

/**
 * Sends each picture, some at the same time; those of one thing one after the other, by file name
 * (`_2` before `_10`), because the first that arrives stands for it. `send` does not throw.
 */
export async function sendByName<P extends Sendable>(
  pictures: readonly P[],
  atOnce: number,
  send: (picture: P) => Promise<void>,
): Promise<void> {
  const left = [...pictures].sort((a, b) => a.file.name.localeCompare(b.file.name, undefined, { numeric: true }));
  const busy = new Set<PictureSubject>();
  const next = async (): Promise<void> => {
    const picture = left.find(({ of }) => !busy.has(of));
    if (!picture) return;
    left.splice(left.indexOf(picture), 1);
    busy.add(picture.of);
    await send(picture);
    busy.delete(picture.of);
    return next();
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
