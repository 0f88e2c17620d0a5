/** The form of a created resource: its id and the outputs that AWS computes. */
import { createHash, randomBytes } from "node:crypto";
import type { Properties } from "../wire.ts";
import { textOf } from "../wire.ts";

/** Everything that a format may depend on. */
export interface Making {
  readonly token: string;
  /** Logical name, for names that AWS would generate. */
  readonly logical: string;
  readonly inputs: Properties;
  readonly account: string;
  readonly region: string;
  /** The number of resources in this family, including this one, for revisions that AWS counts. */
  readonly revision?: number;
}

export interface Made {
  readonly id: string;
  /** Computed outputs. The caller adds inputs and tags. */
  readonly outputs: Properties;
}

/** Formats by type token. */
export type Formats = Readonly<Record<string, (making: Making) => Made>>;

/** `arn:aws:rds:eu-central-1:123456789012:db:name`; the region of global services is empty. */
export function arn(making: Making, service: string, resource: string, scope: "regional" | "global" | "bare" = "regional"): string {
  const region = scope === "regional" ? making.region : "";
  return `arn:aws:${service}:${region}:${scope === "bare" ? "" : making.account}:${resource}`;
}

/** An input as text. If omitted, `fallback` or the logical name. */
export function text(making: Making, property: string, fallback = making.logical): string {
  return textOf(making.inputs[property], fallback);
}

/** Random lower-case hex, as in AWS ids. */
export function hex(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString("hex")
    .slice(0, length);
}

/** Random capital letters and digits, as in hosted zone ids and role ids. */
export function capitals(length: number): string {
  return [...randomBytes(length)].map((byte) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[byte % 32]).join("");
}

export function uuid(): string {
  const digits = hex(32);
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-");
}

/** Hex that depends only on the given words: the parts of DNS names that AWS derives from account and region. */
export function derived(length: number, ...words: readonly string[]): string {
  return createHash("sha256").update(words.join(" ")).digest("hex").slice(0, length);
}
