/** sha256 without node:crypto, whose load alone costs a tenth of the whole compile. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Lower-case hex sha256 of UTF-8 text, 64 characters. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The first `length` hex characters of the hash of a list of strings (unambiguous: JSON-encoded). */
export function shortHash(parts: readonly string[], length: number): string {
  return sha256Hex(JSON.stringify(parts)).slice(0, length);
}
