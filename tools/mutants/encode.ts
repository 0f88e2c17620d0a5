/** Ways of writing a value into a spec so that it is the same after deployment and looks like something else before it. */
import type { Random } from "../random.ts";

/** JSON, with expressions as specs write them. `any`, because makers and oracles handle documents of many shapes, wrong ones included. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** Writes values, and collects the resources that carry some of them. */
export class Writer {
  readonly #random: Random;
  readonly #prefix: string;
  /** Extra resources that the written values refer to. */
  readonly carriers: Record<string, Json> = {};
  /** Values of the stack config that they read, as whoever deploys may set them. */
  readonly config: Record<string, string> = {};

  constructor(random: Random, prefix: string) {
    this.#random = random;
    this.#prefix = prefix;
  }

  /** A text, whole, in parts, marked, quoted, or by way of another resource. */
  text(text: string): Json {
    const ways: readonly (() => Json)[] = [
      () => text,
      () => text,
      () => ({ $secret: text }),
      () => ({ $literal: text }),
      () => ({ $concat: this.#parts(text) }),
      () => ({ $secret: { $concat: this.#parts(text) } }),
      () => ({ $ref: `${this.#carrier(text)}.${fitsTag(text) ? this.#random.of(carrierTags) : "description"}` }),
      () => ({ $ref: `${this.#carrier(text)}.description` }),
      () => this.#configured(text),
    ];
    return this.#random.of(ways)();
  }

  number(value: number): Json {
    return this.#random.of<() => Json>([() => value, () => value, () => ({ $literal: value }), () => ({ $secret: value })])();
  }

  /** A document: as an expression, as text, quoted or marked. Leaves are written in their own ways now and then. */
  document(document: Json): Json {
    const ways: readonly (() => Json)[] = [
      () => ({ $json: this.#leaves(document) }),
      () => ({ $json: this.#leaves(document) }),
      () => ({ $json: { $literal: document } }),
      () => JSON.stringify(document),
      () => ({ $secret: { $json: document } }),
      () => ({ $secret: JSON.stringify(document) }),
      () => ({ $concat: this.#parts(JSON.stringify(document)) }),
    ];
    return this.#random.of(ways)();
  }

  #leaves(value: Json): Json {
    if (Array.isArray(value)) return value.map((item) => this.#leaves(item));
    if (value !== null && typeof value === "object") {
      if (this.#random.next() < 0.08) return { $literal: value };
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isPlain(key) ? item : this.#leaves(item)]));
    }
    return typeof value === "string" && this.#random.next() < 0.35 ? this.text(value) : value;
  }

  #parts(text: string): readonly Json[] {
    const at = this.#random.below(text.length + 1);
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    return this.#random.of<() => readonly Json[]>([
      () => [head, tail],
      () => [{ $secret: head }, tail],
      () => [head, { $literal: tail }],
    ])();
  }

  #configured(text: string): Json {
    const name = `mutant${Object.keys(this.config).length}`;
    this.config[name] = text;
    return { $config: name };
  }

  #carrier(text: string): string {
    const id = `${this.#prefix}-carrier-${Object.keys(this.carriers).length}`;
    const tags = fitsTag(text) ? Object.fromEntries(["arn", "id", "name", "Name"].map((key) => [key, text])) : {};
    this.carriers[id] = {
      type: "aws:ec2/networkInterface:NetworkInterface",
      inputs: { subnetId: { $ref: "vpc-private-a.id" }, securityGroups: [{ $ref: "sg-api.id" }], description: text, tags },
    };
    return id;
  }
}

/** Tags of a carrier, named like outputs that rules know. */
const carrierTags = ["tags.arn", "tags.id", "tagsAll.name", "tags.Name"];

/** AWS accepts few characters in tags. */
function fitsTag(text: string): boolean {
  return /^[\w .:/=+@-]*$/.test(text);
}

/** Elements that a schema requires to be plain. */
function isPlain(key: string): boolean {
  return key === "Version" || key === "Sid";
}
