#!/usr/bin/env node
// The `cauce` command: runs src/apps/cli on a Node that is new enough.
import process from 'node:process';
import { isInstalled } from './launch/packages.mjs';
import { followStarter, handOver } from './launch/handing-over.mjs';
import { loadSettings, root, runHere } from './launch/programs.mjs';
import { currentNode } from './launch/runtime.mjs';
import { fail, text } from './launch/terminal.mjs';

const node = currentNode();
if (!node || !isInstalled('production')) {
  fail(
    text(
      `Cauce aún no está preparado en ${root}: ejecuta allí «npm start» una vez.`,
      `Cauce is not prepared yet in ${root}: run “npm start” there once.`,
    ),
  );
} else if (node === process.execPath) {
  followStarter();
  loadSettings();
  await runHere('src/apps/cli/main.ts', process.argv.slice(2));
} else {
  await handOver(node, process.argv.slice(1));
}
