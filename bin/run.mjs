#!/usr/bin/env node
// The door behind `npm start`, `demo`, `dev`, `test`, `bench` and `check`: brings what is missing, then runs it.
// Plain JavaScript and built-in modules only: it must run on any Node from 18 on, before anything is installed.
import { continueOnCurrentNode } from './launch/runtime.mjs';
import { installOldestPostgres, installPackages } from './launch/packages.mjs';
import { buildApp } from './launch/app-build.mjs';
import { loadSettings, runHere, runWatched } from './launch/programs.mjs';
import { fail, text } from './launch/terminal.mjs';

const [command = 'start', ...words] = process.argv.slice(2);

const commands = {
  start: () => serve('production'),
  demo: () => serve('demo'),
  async dev() {
    await installPackages('full');
    await buildApp();
    loadSettings();
    process.env.CAUCE_MODE = 'development';
    await runWatched('src/apps/main.ts', words);
  },
  async test() {
    await installPackages('full');
    await installOldestPostgres();
    await buildApp();
    const { test } = await import('./launch/test.mjs');
    process.exitCode = await test(words);
  },
  async check() {
    await installPackages('full');
    const { check } = await import('./launch/test.mjs');
    process.exitCode = await check();
  },
  async bench() {
    await installPackages('full');
    await buildApp();
    await runHere('bench/run.ts', words);
  },
};

async function serve(mode) {
  await installPackages('production');
  await buildApp();
  loadSettings();
  process.env.CAUCE_MODE = mode;
  await runHere('src/apps/main.ts', words);
}

if (!Object.hasOwn(commands, command)) {
  fail(text(`No conozco «${command}».`, `Unknown command “${command}”.`), Object.keys(commands).join(' · '));
} else if (await continueOnCurrentNode()) {
  await commands[command]();
}
