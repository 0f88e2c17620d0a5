/**
 * SHA-256 without node:crypto, whose loading alone takes a tenth of a compile. Of the maintained JavaScript implementations, this one
 * starts fastest (docs/decisions/0005-cold-start.md).
 */
import { encode } from "@stablelib/hex";
import { hash } from "@stablelib/sha256";

const utf8 = new TextEncoder();

/** Lowercase hexadecimal SHA-256 of UTF-8 text, 64 characters. */
export function sha256Hex(text: string): string {
  return encode(hash(utf8.encode(text)), true);
}

/** The first `length` hexadecimal characters of the hash of a list of strings, which is JSON-encoded to be unambiguous. */
export function shortHash(parts: readonly string[], length: number): string {
  return sha256Hex(JSON.stringify(parts)).slice(0, length);
}
