/** Package random: results of the requested form and length. */
import { createHash, randomBytes, randomInt } from "node:crypto";
import type { Formats, Made, Making } from "./types.ts";
import { textOf } from "../wire.ts";
import { uuid } from "./types.ts";

const classes = { upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", lower: "abcdefghijklmnopqrstuvwxyz", numeric: "0123456789" } as const;
const specials = "!@#$%&*()-_=+[]{}<>:?";

function pick(alphabet: string, count: number): string[] {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)] as string);
}

/** Characters of the allowed classes, with at least the requested number of each. */
function characters({ inputs }: Making): string {
  const special = textOf(inputs["overrideSpecial"], specials);
  const kinds = { ...classes, special } as const;
  const allowed = Object.entries(kinds).filter(([kind, alphabet]) => inputs[kind] !== false && alphabet !== "");
  const least = allowed.flatMap(([kind, alphabet]) => pick(alphabet, Number(inputs[`min${kind[0]?.toUpperCase()}${kind.slice(1)}`] ?? 0)));
  const rest = pick(allowed.map(([, alphabet]) => alphabet).join(""), Number(inputs["length"]) - least.length);
  return [...least, ...rest].sort(() => randomInt(2) - 0.5).join("");
}

function password(making: Making): Made {
  const result = characters(making);
  return { id: "none", outputs: { result, bcryptHash: `$2a$10$${createHash("sha256").update(result).digest("base64").slice(0, 53)}` } };
}

function string(making: Making): Made {
  const result = characters(making);
  return { id: result, outputs: { result } };
}

function id({ inputs }: Making): Made {
  const bytes = randomBytes(Number(inputs["byteLength"]));
  const prefix = textOf(inputs["prefix"]);
  const url = bytes.toString("base64url");
  const outputs = {
    hex: `${prefix}${bytes.toString("hex")}`,
    b64Std: `${prefix}${bytes.toString("base64")}`,
    b64Url: `${prefix}${url}`,
    dec: `${prefix}${BigInt(`0x${bytes.toString("hex")}`).toString()}`,
  };
  return { id: url, outputs };
}

export const random: Formats = {
  "random:index/randomPassword:RandomPassword": password,
  "random:index/randomString:RandomString": string,
  "random:index/randomId:RandomId": id,
  "random:index/randomUuid:RandomUuid": () => {
    const result = uuid();
    return { id: result, outputs: { result } };
  },
  "random:index/randomInteger:RandomInteger": ({ inputs }) => {
    const result = randomInt(Number(inputs["min"]), Number(inputs["max"]) + 1);
    return { id: String(result), outputs: { result } };
  },
};
