import { runCommand } from './run-command.ts';

/*
 * `npm run lanterne -- COMMAND …`: what the screens do, for the person who runs the server. Every
 * command works beside a running server, whose pages show its changes within a second; only
 * `restore` needs the server to be stopped. Exit codes: 0 done, 1 refused or something has to be
 * done, 2 not understood.
 */

// A program that reads the output may stop reading: `| head` is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

process.exitCode = await runCommand(process.argv.slice(2), {
  source: process.env,
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
  write: (bytes) => process.stdout.write(bytes),
});
