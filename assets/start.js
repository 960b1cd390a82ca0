// Starts the client once the page has loaded and the browser has nothing better to do: links and forms work before.
const { js, wasm, words } = document.getElementById("start").dataset;
const start = async () => {
  const [client, texts] = await Promise.all([import(js), fetch(words).then((answer) => answer.text())]);
  await client.default({ module_or_path: wasm });
  client.hydrate(texts);
  document.documentElement.dataset.ready = "";
};
const whenIdle = () => (window.requestIdleCallback ?? setTimeout)(start);
if (document.readyState === "complete") whenIdle();
else addEventListener("load", whenIdle, { once: true });
