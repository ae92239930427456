import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { portRefusal } from './ready-to-serve.ts';

it('says of a port why it cannot be had, and of an address that is of another machine', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  expect(await portRefusal({ port, host: '127.0.0.1' })).toContain(`PORT=${port < 65535 ? port + 1 : port - 1} `);
  expect(await portRefusal({ port, host: '192.0.2.7' })).toContain('LANTERNE_HOST=192.0.2.7');
  taken.close();
  await once(taken, 'close');
  expect(await portRefusal({ port, host: '127.0.0.1' })).toBeNull();
});
