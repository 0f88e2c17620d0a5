import { nearest } from "../../diagnostics/nearest.ts";
import { addEnvironment } from "../add/environment.ts";
import { addWorkload } from "../add/workloads.ts";
import { UsageError, type Arguments, type Command } from "../command.ts";
import { asOfOption } from "../options.ts";

const kinds = ["service", "worker", "queue", "environment"] as const;

/** `platform-compile add`: adds to specs in place. */
const add: Command = {
  name: "add",
  summary: "add a service, worker, queue or environment to the specs, keeping comments and layout",
  usage: "service|worker|queue|environment NAME",
  takesNames: true,
  options: {
    spec: { value: "FILE", description: "spec to add to, may be repeated; default: the spec that all others extend" },
    "dry-run": { description: "print the diff and write nothing" },
    worker: { value: "NAME", description: "queue: the worker that consumes it, which is added unless it exists" },
    sender: { value: "NAME", description: "queue: service or worker that sends to it, or none (default for a new queue: api)" },
    queue: { value: "NAME", description: "worker: a queue that it consumes, which is added unless it exists; may be repeated" },
    "handler-seconds": { value: "N", description: "queue: longest time to process a message; sets the visibility timeout as well" },
    path: {
      value: "PATTERN",
      description: "service: path that the load balancer routes to it, may be repeated (default: /NAME and /NAME/*)",
    },
    host: { value: "HOST", description: "service: host name of its own" },
    port: { value: "N", description: "service: port of the container" },
    priority: { value: "N", description: "service: listener priority (default: a free one)" },
    "sends-to": { value: "QUEUE", description: "service, worker: queue that it sends to, may be repeated" },
    cpu: { value: "UNITS", description: "service, worker: CPU units of a task (default: 256)" },
    memory: { value: "MIB", description: "service, worker: memory of a task (default: 2 MiB per CPU unit)" },
    count: { value: "N", description: "service, worker: tasks at creation" },
    "min-count": { value: "N", description: "service, worker: minimum number of tasks" },
    "max-count": { value: "N", description: "service, worker: maximum number of tasks" },
    set: { value: "KEY=VALUE", description: "any other key of the new entry or environment, may be repeated" },
    extends: {
      value: "FILE",
      description: "environment: spec that it extends, by file or environment (default: the spec that all others extend)",
    },
    from: { value: "FILE", description: "environment: spec to copy instead, comments included" },
    domain: { value: "HOST", description: "environment: its host name (default: NAME in the hosted zone of the other one)" },
    class: { value: "CLASS", description: "environment: dev or prod (default: as the other one)" },
    "as-of": asOfOption,
  },
  async run(args, io) {
    const [kind, name, ...rest] = args.positionals;
    if (kind === undefined) throw new UsageError("add requires what to add", `expected ${this.usage}`);
    const known = kinds.find((each) => each === kind);
    if (known === undefined) {
      const near = nearest(kind, kinds);
      throw new UsageError(
        `cannot add ${kind}`,
        `expected one of ${kinds.join(", ")}${near === undefined ? "" : `; did you mean ${near}?`}`,
      );
    }
    if (name === undefined) throw new UsageError(`add ${known} requires a name`, `expected add ${known} NAME`);
    if (rest.length > 0) throw new UsageError(`add takes one name, got ${[name, ...rest].join(", ")}`, "run it once for each");
    checkOptions(known, args);
    if (known === "environment") return addEnvironment(name, args, io);
    return addWorkload({ kind: known, name, args }, io);
  },
};

type Kind = (typeof kinds)[number];

/** What options are for, where the kind alone decides; all others are for every kind but an environment. */
const kindsOf: Readonly<Record<string, readonly Kind[]>> = {
  "dry-run": kinds,
  set: kinds,
  "as-of": kinds,
  worker: ["queue"],
  sender: ["queue", "worker"],
  queue: ["worker"],
  extends: ["environment"],
  from: ["environment"],
  domain: ["environment"],
  class: ["environment"],
};

function checkOptions(kind: Kind, args: Arguments): void {
  const serves = (option: string) => kindsOf[option]?.includes(kind) ?? kind !== "environment";
  const wrong = Object.keys(add.options).find((option) => args.has(option) && !serves(option));
  if (wrong !== undefined) throw new UsageError(`--${wrong} has no effect on add ${kind}`, "omit it");
}

export default add;
