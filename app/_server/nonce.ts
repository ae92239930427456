import { headers } from 'next/headers';

/** What this request's policy lets scripts in by, on live pages; proxy.ts chose it. */
export const nonce = async (): Promise<string | undefined> => (await headers()).get('x-nonce') ?? undefined;
