/**
 * sha256 without node:crypto, whose load alone costs a tenth of the whole compile; of the kept implementations in JavaScript this one
 * is the fastest to start (docs/decisions/0005-cold-start.md).
 */
import { encode } from "@stablelib/hex";
import { hash } from "@stablelib/sha256";

const utf8 = new TextEncoder();

/** Lower-case hex sha256 of UTF-8 text, 64 characters. */
export function sha256Hex(text: string): string {
  return encode(hash(utf8.encode(text)), true);
}

/** The first `length` hex characters of the hash of a list of strings (unambiguous: JSON-encoded). */
export function shortHash(parts: readonly string[], length: number): string {
  return sha256Hex(JSON.stringify(parts)).slice(0, length);
}
