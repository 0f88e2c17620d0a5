/** The account that resources are made in: a folder on disk that outlives the provider's process. One file a resource. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Properties } from "./wire.ts";

/** A resource that exists. */
export interface CloudResource {
  readonly token: string;
  readonly id: string;
  readonly urn: string;
  readonly region: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

export class Cloud {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    for (const kind of ["resources", "snapshots"]) mkdirSync(join(folder, kind), { recursive: true });
  }

  /** The resource of this type and id in the region; undefined when there is none. */
  find(token: string, id: string, region: string): CloudResource | undefined {
    const file = this.#file(token, id, region);
    return existsSync(file) ? read(file) : undefined;
  }

  put(resource: CloudResource): void {
    const file = this.#file(resource.token, resource.id, resource.region);
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(resource, null, 1));
    renameSync(temporary, file);
  }

  remove({ token, id, region }: CloudResource): void {
    rmSync(this.#file(token, id, region), { force: true });
  }

  /** Everything that exists, in no particular order. */
  all(): CloudResource[] {
    const folder = join(this.#folder, "resources");
    return readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file) => read(join(folder, file)));
  }

  /** Keeps the name of a database's final snapshot; false when the name is taken. */
  takeSnapshot(name: string): boolean {
    const file = join(this.#folder, "snapshots", name);
    if (existsSync(file)) return false;
    writeFileSync(file, "");
    return true;
  }

  #file(token: string, id: string, region: string): string {
    const name = createHash("sha256").update(`${region} ${token} ${id}`).digest("hex").slice(0, 32);
    return join(this.#folder, "resources", `${name}.json`);
  }
}

function read(file: string): CloudResource {
  return JSON.parse(readFileSync(file, "utf8")) as CloudResource;
}
