// Recounts a vote beside the page, so that the page stays usable. The page sends [wish, archive, text]; messages of
// frontend/recount come back, and null where nothing could be done. The build puts the hashed names in.
import prepare, { find, recount } from "./recount.js";

let prepared;
let kept;

const fetchArchive = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return new Uint8Array(await answer.arrayBuffer());
};

addEventListener("message", async ({ data: [wish, address, text] }) => {
  try {
    await (prepared ??= prepare({ module_or_path: new URL("./recount.wasm", import.meta.url) }));
    const archive = await (kept ??= fetchArchive(address));
    postMessage(wish === "find" ? find(archive, text) : recount(archive, text, (told) => postMessage(told)));
  } catch (error) {
    console.error(error);
    prepared = kept = undefined;
    postMessage(null);
  }
});
