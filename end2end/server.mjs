// One running platform: the binary on a free port, with a fresh database and the demonstration.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 60_000;

/** Starts the platform and resolves, once it is ready, to its address and a way to stop it. */
export async function startServer(settings = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tavolata-'));
  const listen = `127.0.0.1:${await freePort()}`;
  const address = `http://${listen}`;
  const database = `sqlite://${join(folder, 'tavolata.sqlite')}`;
  const server = spawn(binary(), ['serve', '--demo-if-empty'], {
    cwd: folder,
    env: { ...surroundings(), TAVOLATA_LISTEN: listen, TAVOLATA_PUBLIC_URL: address, DATABASE_URL: database, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = [];
  server.stdout.on('data', (text) => log.push(text));
  server.stderr.on('data', (text) => log.push(text));
  // Also resolves when the binary could not be started at all.
  const ended = new Promise((resolve) => server.once('exit', resolve).once('error', resolve));

  async function stop() {
    const slow = setTimeout(() => server.kill('SIGKILL'), 10_000);
    server.kill('SIGTERM');
    await ended;
    clearTimeout(slow);
    await rm(folder, { recursive: true, force: true });
  }

  const outcome = await Promise.race([ready(address), ended.then(() => 'it ended')]);
  if (outcome !== 'ready') {
    await stop();
    throw new Error(`the server did not get ready: ${outcome}\n${log.join('')}`);
  }
  return { address, database, log: () => log.join(''), stop };
}

/** The binary that the journeys are made with. */
export function binary() {
  const path = process.env.TAVOLATA_BINARY;
  if (!path) throw new Error('TAVOLATA_BINARY must name the binary `tavolata`; `cargo xtask test --only journeys` does it');
  return path;
}

/** The environment without the settings of whoever started the journeys. */
export function surroundings() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TAVOLATA_')));
}

async function ready(address) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return 'ready';
    await pause(50);
  }
  return `no answer within ${PATIENCE / 1000} s`;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
