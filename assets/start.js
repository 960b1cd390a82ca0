// Starts the client once the page has loaded and the browser has nothing better to do, or says for two seconds that it
// has, which some say for ever: links and forms work before.
const { js, wasm, words } = document.getElementById("start").dataset;
const start = async () => {
  const [client, texts] = await Promise.all([import(js), fetch(words).then((answer) => answer.text())]);
  await client.default({ module_or_path: wasm });
  client.hydrate(texts);
  document.documentElement.dataset.ready = "";
};
const whenIdle = () => (window.requestIdleCallback ? requestIdleCallback(start, { timeout: 2_000 }) : setTimeout(start));
if (document.readyState === "complete") whenIdle();
else addEventListener("load", whenIdle, { once: true });
