import { OURS } from '#lib/offline/cache-names.ts';

/** What stands at `/sw.js` where programmes are not kept (`LANTERNE_OFFLINE=0`): a worker that takes the place of ours, deletes its caches and goes. */
const GOING = `self.addEventListener('install',()=>self.skipWaiting());
self.addEventListener('activate',(event)=>event.waitUntil((async()=>{
for(const name of await caches.keys())if(name.startsWith('${OURS}'))await caches.delete(name);
await self.registration.unregister();
})()));
`;

export const noWorker = (): Response =>
  new Response(GOING, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    },
  });
