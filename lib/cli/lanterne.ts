import { runCommand } from './run-command.ts';

/*
 * `npm run lanterne -- COMMAND …`: what the screens do, for whoever keeps the machine. Every
 * command works beside a running server, whose pages show what it wrote within a second; only
 * `restore` wants the server stopped. Exit codes: 0 done, 1 refused or something to be done, 2 not
 * understood.
 */

// Whoever reads what is said may stop reading: `| head` is no fault.
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
