// What can be seen of a page: faults that hurt its readers, and its picture.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import axe from 'axe-core';

import { whileOn } from './scripting.mjs';

/** axe finds nothing to complain about at the current width. */
export async function noViolations(page) {
  const { violations } = await whileOn(page, async () => {
    if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
    return page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
  });
  const found = violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, failureSummary }) => `  ${target.join(' ')}: ${failureSummary}`);
    return `${id}: ${help}\n${places.join('\n')}`;
  });
  assert.equal(found.length, 0, `${page.url()} at ${page.viewportSize().width} px\n${found.join('\n')}`);
}

/** Nothing sticks out of the window at the side. */
export async function noSidewaysScroll(page) {
  const wider = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const sticksOut = ({ left, right }) => left < -0.5 || right > root.clientWidth + 0.5;
    const guilty = [...document.querySelectorAll('body *')].filter((element) => sticksOut(element.getBoundingClientRect()));
    return ['the page', ...guilty.map(({ outerHTML }) => outerHTML.slice(0, 120))];
  });
  assert.deepEqual(wider, [], `${page.url()} scrolls sideways at ${page.viewportSize().width} px`);
}

/** A page that anybody can read: named, with one main heading, on screens of any width, and without errors behind it. */
export async function readsWell(page, errors) {
  assert.notEqual((await page.title()).trim(), '');
  assert.equal(await page.locator('h1').count(), 1);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await noSidewaysScroll(page);
    await noViolations(page);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  await noSidewaysScroll(page);
  assert.deepEqual(errors.splice(0), []);
}

/** The errors and warnings that the browser will have told about. */
export function heard(page) {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
  return errors;
}

const OUT = fileURLToPath(new URL('out', import.meta.url));

/** Saves the whole page, or what the window shows of it, as `out/NAME.png` or in another folder. */
export async function picture(page, name, folder = OUT, { whole = true } = {}) {
  const path = join(folder, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: whole });
  return path;
}
