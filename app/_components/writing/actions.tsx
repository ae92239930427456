'use server';

import type { ReactNode } from 'react';
import { z } from 'zod';
import { TextParts } from '#app/_components/parts.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { locales } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { MAX_READ, textPartsOf } from '#lib/text/parts.ts';

const typed = z.object({ text: z.string().max(MAX_READ), language: z.enum(locales) });

/** A text as readers will see it; null when the writer is signed out. */
export async function drawText(posted: z.input<typeof typed>): Promise<ReactNode> {
  const read = typed.safeParse(posted);
  if (!read.success || !(await currentActor())) return null;
  const { text, language } = read.data;
  return (
    <div className="prose" lang={language}>
      <TextParts blocks={textPartsOf(typeset(text, language))} level={3} />
    </div>
  );
}
