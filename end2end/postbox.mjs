// A mail server on this machine that keeps the letters that it takes.

import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** Opens the postbox: where it is, and how one waits for a letter. */
export async function openPostbox() {
  const letters = [];
  const server = createServer((socket) => talk(socket, letters));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  /** The next letter to this address that has not been taken out; letters are sent every quarter of a minute. */
  async function letterTo(address, patience = 45_000) {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const found = letters.findIndex((letter) => letter.includes(`To: ${address}`));
      if (found >= 0) return readable(letters.splice(found, 1)[0]);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`no letter came to ${address}`);
  }

  return { url: `smtp://127.0.0.1:${server.address().port}`, letterTo, close: () => server.close() };
}

/** RFC 5321, as far as one needs it who takes plain letters. */
async function talk(socket, letters) {
  socket.on('error', () => {});
  socket.write('220 postbox\r\n');
  let letter;
  for await (const line of createInterface({ input: socket })) {
    if (letter && line !== '.') {
      letter.push(line);
    } else if (letter) {
      letters.push(letter.join('\n'));
      letter = undefined;
      socket.write('250 taken\r\n');
    } else if (line === 'DATA') {
      letter = [];
      socket.write('354 go on\r\n');
    } else {
      socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    }
  }
}

/** The text of a letter. */
function readable(letter) {
  const [head, ...body] = letter.split('\n\n');
  const text = body.join('\n\n');
  if (/encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  if (!/encoding: quoted-printable/i.test(head)) return text;
  const bytes = text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, byte) => String.fromCharCode(Number.parseInt(byte, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
