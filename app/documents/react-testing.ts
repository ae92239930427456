import { createRequire } from 'node:module';
import { join } from 'node:path';

// Tests draw pages by the React that a server draws them by: the one for development notes with
// each element where it was made, which takes most of the time. It is chosen when it is first
// loaded; nothing else hears of it.
const load = createRequire(join(process.cwd(), 'package.json'));
const { NODE_ENV } = process.env;
Object.assign(process.env, { NODE_ENV: 'production' });
for (const name of ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/server']) load(name);
Object.assign(process.env, { NODE_ENV });
