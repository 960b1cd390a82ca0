// A browser whose visitor has switched JavaScript off, yet whose pages the journeys can examine:
// examination waits with timers, and these stand still where JavaScript is off.

const sessions = new WeakMap();

/** From now on the page runs no script of its own. */
export async function switchOff(page) {
  const session = await page.context().newCDPSession(page);
  sessions.set(page, session);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
}

/** Does work that needs scripts. Those that the page has passed over while loading stay unrun. */
export async function whileOn(page, work) {
  const session = sessions.get(page);
  await session?.send('Emulation.setScriptExecutionDisabled', { value: false });
  try {
    return await work();
  } finally {
    await session?.send('Emulation.setScriptExecutionDisabled', { value: true });
  }
}
