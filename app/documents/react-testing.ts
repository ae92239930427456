import { createRequire } from 'node:module';
import { join } from 'node:path';

// Makes tests draw pages with React's production build, as a server does: the development build
// records for each element where it was made, which takes most of the time. React chooses the build
// when it is first loaded, so nothing else is affected.
const load = createRequire(join(process.cwd(), 'package.json'));
const { NODE_ENV } = process.env;
Object.assign(process.env, { NODE_ENV: 'production' });
for (const name of ['react', 'react/jsx-runtime', 'react-dom', 'react-dom/server']) load(name);
Object.assign(process.env, { NODE_ENV });
