/** The AWS account: a folder on disk that outlives the provider's process, with one file per resource. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Properties } from "./wire.ts";

/** An existing resource. */
export interface CloudResource {
  readonly token: string;
  readonly id: string;
  readonly urn: string;
  readonly region: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** The key that identifies a resource: task definitions of one family share an id, but their ARNs differ. */
type Key = Pick<CloudResource, "token" | "id" | "region" | "outputs">;

const kinds = ["resources", "names", "objects", "counts"] as const;

export class Cloud {
  readonly #folder: string;
  /** The counts that this process took last: the search for the next one starts there. */
  readonly #counted = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = folder;
    for (const kind of kinds) mkdirSync(join(folder, kind), { recursive: true });
  }

  /** The resource of this type and id (and ARN, where ids repeat) in the region; undefined if none exists. */
  find(key: Key): CloudResource | undefined {
    const file = this.#file(key);
    return existsSync(file) ? read(file) : undefined;
  }

  put(resource: CloudResource): void {
    const file = this.#file(resource);
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(resource, null, 1));
    renameSync(temporary, file);
  }

  remove(key: Key): void {
    rmSync(this.#file(key), { force: true });
  }

  /** Everything that exists, in no particular order. */
  all(): CloudResource[] {
    return readdirSync(join(this.#folder, "resources")).flatMap((kind) => readAll(join(this.#folder, "resources", kind)));
  }

  /** Everything of this type, in all regions. */
  of(token: string): CloudResource[] {
    return readAll(join(this.#folder, "resources", kindOf(token)));
  }

  /** Reserves a name for `owner`; false if it is taken. A name is any key that must be unique, including those of snapshots. */
  takeName(name: string, owner = ""): boolean {
    return takeFile(join(this.#folder, "names", hash(name)), owner);
  }

  /** Releases a name if `owner` holds it. */
  freeName(name: string, owner: string): void {
    const file = join(this.#folder, "names", hash(name));
    if (existsSync(file) && readFileSync(file, "utf8") === owner) rmSync(file);
  }

  /** Puts content into a container: objects into a bucket, images into a repository, recovery points into a vault. */
  fill(container: string, content = "an object"): void {
    writeFileSync(join(this.#folder, "objects", hash(container)), content);
  }

  empty(container: string): void {
    rmSync(join(this.#folder, "objects", hash(container)), { force: true });
  }

  isFilled(container: string): boolean {
    return this.contentOf(container) !== undefined;
  }

  contentOf(container: string): string | undefined {
    const file = join(this.#folder, "objects", hash(container));
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }

  /** 1, 2, 3 … for each name, across processes. */
  count(name: string): number {
    for (let next = (this.#counted.get(name) ?? 0) + 1; ; next += 1) {
      if (!takeFile(join(this.#folder, "counts", `${hash(name)}.${next}`))) continue;
      this.#counted.set(name, next);
      return next;
    }
  }

  #file({ token, id, region, outputs }: Key): string {
    const key = token === "aws:ecs/taskDefinition:TaskDefinition" ? JSON.stringify(outputs["arn"]) : id;
    return join(this.#folder, "resources", kindOf(token), `${hash(`${region} ${key}`)}.json`);
  }
}

/** Creates a file exclusively; false if it exists. */
function takeFile(path: string, content = ""): boolean {
  try {
    writeFileSync(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** A folder name for `aws:rds/instance:Instance`. */
function kindOf(token: string): string {
  return token.replaceAll(/[:/]/g, "-");
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

function readAll(folder: string): CloudResource[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => read(join(folder, file)));
}

function read(file: string): CloudResource {
  return JSON.parse(readFileSync(file, "utf8")) as CloudResource;
}
