// SPDX-License-Identifier: GPL-3.0-or-later
// Does with the package age-encryption what it is told on its standard input: a list of tasks,
// {"task": "generate" | "encrypt" | "decrypt", "key": text, "from": path, "to": path, "armor": bool}.
// Answers with a list of one text or null for each: what was made, or why it was refused.

import { readFile, writeFile } from "node:fs/promises";
import { webcrypto } from "node:crypto";
import { text } from "node:stream/consumers";

globalThis.crypto ??= webcrypto; // older versions of Node have it, under another name
const age = await import("age-encryption");

async function generate() {
  const identity = await age.generateHybridIdentity();
  return `${identity} ${await age.identityToRecipient(identity)}`;
}

async function encrypt({ key, from, to, armor }) {
  const encrypter = new age.Encrypter();
  encrypter.addRecipient(key);
  const written = await encrypter.encrypt(new Uint8Array(await readFile(from)));
  await writeFile(to, armor ? age.armor.encode(written) : written);
  return null;
}

async function decrypt({ key, from, to, armor }) {
  const decrypter = new age.Decrypter();
  decrypter.addIdentity(key);
  const file = await readFile(from);
  const sealed = armor ? age.armor.decode(file.toString()) : new Uint8Array(file);
  try {
    await writeFile(to, await decrypter.decrypt(sealed));
  } catch (error) {
    return String(error);
  }
  return null;
}

const does = { generate, encrypt, decrypt };
const answers = [];
for (const task of JSON.parse(await text(process.stdin))) {
  answers.push(await does[task.task](task));
}
console.log(JSON.stringify(answers));
