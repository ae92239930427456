import type { z } from 'zod';
import type { PublicDocument } from '#lib/model/documents.ts';
import type { LiveFacts, Notice } from '#lib/model/live-facts.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { API_VERSION, type LiveResource } from './schema.ts';

/**
 * The live facts of séances that are public. Facts for the team, and facts of séances not published
 * yet, are left out.
 */
export function liveResource(document: PublicDocument, live: LiveFacts): z.infer<typeof LiveResource> {
  const { events } = indexDocument(document);
  return {
    version: API_VERSION,
    release: document.number,
    notices: live.notices.map(noticeOf),
    events: [...live.events]
      .flatMap(([number, { delay, cut = 0, places, notices }]) => {
        const event = events.get(number);
        if (!event) return [];
        const endDelay = delay === null ? null : delay - cut;
        return [{ number, uid: event.uid, delay, endDelay, places, notices: notices.map(noticeOf) }];
      })
      .sort((a, b) => a.number - b.number),
  };
}

const noticeOf = ({ text, at }: Notice) => ({ text, at });
