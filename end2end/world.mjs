// What every journey starts from: a fresh platform and a browser, both gone afterwards.

import { chromium } from 'playwright-core';

import { switchOff } from './scripting.mjs';
import { startServer } from './server.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a page may take on a slow machine. */
const PATIENCE = 30_000;

/** Opens a world; `settings` are environment variables for the server. */
export async function openWorld(settings = {}) {
  const server = await startServer(settings);
  const browser = await chromium
    .launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS })
    .catch(async (error) => {
      await server.stop();
      throw error;
    });

  /** A page of a new visitor, without cookies. Paths are relative to the platform. */
  async function page({ javaScript = true, locale = 'it', width = 1280, height = 800, colorScheme = 'light' } = {}) {
    const visitor = await browser.newContext({
      baseURL: server.address,
      locale,
      colorScheme,
      viewport: { width, height },
      reducedMotion: 'reduce',
    });
    const page = await visitor.newPage();
    page.setDefaultTimeout(PATIENCE);
    if (!javaScript) await switchOff(page);
    return page;
  }

  async function close() {
    await browser.close();
    await server.stop();
  }

  return { address: server.address, database: server.database, log: server.log, page, close };
}
