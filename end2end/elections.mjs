// Real elections, one after the other: brought in, recounted in the browser, checked by both verifiers, and exported.
// Says for each how long that took; ends with 1 where anything does not hold.

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { visit } from './people.mjs';
import { binary, surroundings } from './server.mjs';
import { openWorld } from './world.mjs';

const SHELF = process.env.TAVOLATA_PABULIB ?? fileURLToPath(new URL('../../shared/pabulib', import.meta.url));
const VERIFIER = fileURLToPath(new URL('../docs/verify.py', import.meta.url));
const ITALIAN = { language: 'it', javaScript: true };
/** What the second verifier says of a rule that it does not count, and how long it may take. */
const NOT_COUNTED = 2;
const PATIENCE = 120_000;

const files = (await readdir(SHELF)).filter((name) => name.endsWith('.pb')).sort();
const folder = await mkdtemp(join(tmpdir(), 'elections-'));
const world = await openWorld();
let sound = true;
console.log('| election | ballots | import s | archive kB | browser s | checks | verify s | verify.py s | export |');
console.log('|---|---|---|---|---|---|---|---|---|');
try {
  for (const file of files) await recount(file);
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(sound ? 0 : 1);

async function recount(file) {
  const env = { ...surroundings(), DATABASE_URL: world.database };
  const imported = await run(binary(), ['import', 'pabulib', join(SHELF, file)], env);
  const [, board] = imported.output.match(/Board ([0-9a-f-]{36})/);
  const archive = join(folder, 'archive.jsonl');
  const text = await archiveOf(board);
  await writeFile(archive, text);
  const ballots = JSON.parse(text.slice(0, text.indexOf('\n'))).openings;
  const browser = await inBrowser(board);
  const verify = await run(binary(), ['verify', archive], env);
  const second = await run('python3', [VERIFIER, archive], env);
  const exported = join(folder, file);
  const written = await run(binary(), ['export', 'pabulib', board, exported], env);
  const again = await run(binary(), ['count', exported, '--format', 'json'], env);
  const holds = [imported, verify, written, again].every(({ code }) => code === 0) && browser.same && browser.failed === 0;
  sound &&= holds && [0, NOT_COUNTED, 'late'].includes(second.code);
  const size = ((await stat(archive)).size / 1024).toFixed(0);
  const cells = [file.replace('.pb', ''), ballots, imported.seconds, size, browser.seconds, `${browser.passed}/${browser.passed + browser.failed}`];
  const others = [verify.code === 0 ? verify.seconds : 'FAILED', told(second), written.code === 0 && again.code === 0 ? 'reads' : 'FAILED'];
  console.log(`| ${[...cells, ...others].join(' | ')} |`);
  if (!holds) console.log([imported, verify, written, again].map(({ output }) => output.slice(-500)).join('\n'));
}

/** The archive, once it is written. */
async function archiveOf(board) {
  for (;;) {
    const answer = await fetch(`${world.address}/record/${board}/archive`);
    if (answer.ok) return answer.text();
    await pause(500);
  }
}

/** Recounts on the page of the vote, as anybody can. */
async function inBrowser(board) {
  const reader = await visit(world, ITALIAN);
  await reader.open(`/boards/${board}/recount`);
  const { page } = reader;
  page.setDefaultTimeout(PATIENCE);
  const begins = performance.now();
  await page.locator('.recounting button').click();
  await page.locator('.checks').waitFor();
  const seconds = since(begins);
  const count = (kind) => page.locator(`.checks > .${kind}`).count();
  const found = { seconds, passed: await count('passed'), failed: await count('failed') };
  const same = (await page.locator('.recounted .same').count()) === 1;
  await page.context().close();
  return { ...found, same };
}

function told({ code, seconds }) {
  if (code === NOT_COUNTED) return `${seconds}, does not count this rule`;
  if (code === 'late') return `given up after ${PATIENCE / 1000}`;
  return code === 0 ? seconds : 'FAILED';
}

function run(program, its, env) {
  const begins = performance.now();
  return new Promise((resolve) => {
    execFile(program, its, { env, timeout: PATIENCE, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const code = error?.killed ? 'late' : (error?.code ?? 0);
      resolve({ code, seconds: since(begins), output: `${stdout}${stderr}` });
    });
  });
}

const since = (begins) => ((performance.now() - begins) / 1000).toFixed(1);
