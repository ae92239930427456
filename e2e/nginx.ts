import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

type Given = Readonly<{
  /** Where it stores its files. */
  folder: string;
  port: number;
  /** The port of the server behind it. */
  behind: number;
  /** Further `location` blocks for a test, before those of the configuration. */
  beside?: string;
}>;

/**
 * Starts nginx with `deploy/nginx.conf`, adapted only to this machine's ports and folders and
 * without TLS.
 */
export function startNginx({ folder, port, behind, beside = '' }: Given): ChildProcess {
  const server = confOf('nginx.conf', folder, port)
    .replace('/var/cache/nginx-lanterne', join(folder, 'cache'))
    .replace('127.0.0.1:3000', `127.0.0.1:${behind}`)
    .replace('location / {', `${beside}\n  location / {`);
  return run(folder, server);
}

/**
 * Starts nginx with `deploy/nginx-site.conf`, adapted only to this machine's port and without TLS.
 * `root` is the folder it serves.
 */
export function serveSite({ folder, port, root }: { folder: string; port: number; root: string }): ChildProcess {
  return run(folder, confOf('nginx-site.conf', folder, port).replace('/srv/lueurs-2026', root));
}

/**
 * A configuration from `deploy/` that only answers on this port, without TLS, and writes its logs
 * into `folder`.
 */
const confOf = (name: string, folder: string, port: number): string =>
  readFileSync(resolve(import.meta.dirname, '..', 'deploy', name), 'utf8')
    .replace(/server \{\n {2}listen 80;[\s\S]*?\n\}\n/, '')
    .replaceAll('/var/log/nginx/', `${folder}/`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/ {2}(?:http2 on|ssl_certificate|listen \[).*\n/g, '');

function run(folder: string, server: string): ChildProcess {
  // If root starts nginx, its workers would otherwise run as a user that may not read these
  // folders.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `${user} daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http { access_log ${folder}/access.log; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; sendfile on; keepalive_requests 1000000;
${server}
}`,
  );
  return spawn('nginx', ['-c', file, '-e', join(folder, 'error.log')], { stdio: 'inherit' });
}
