/** Runs every command that reads specs on the hostile inputs, in a process of its own, and measures it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { frozenSpecs, specText } from "../fixtures/project.ts";
import { hostile } from "./hostile.ts";

const root = join(import.meta.dirname, "../..");
const program = join(root, "dist/platform-compile.cjs");

/** What a run may use: seconds of CPU time, and resident memory in MiB. */
const mostSeconds = 2;
const mostMebibytes = 256;

/** Each command as it is used on one spec. */
const commands: readonly (readonly string[])[] = [
  ["compile"],
  ["validate"],
  ["cost"],
  ["policy"],
  ["graph", "--format", "svg"],
  ["fmt", "--check"],
  ["graph", "--reach"],
  ["deploy-role"],
  ["explore", "--out", "/dev/null"],
  ["diff", "spec/prod.yaml"],
  ["drift", "--state", "state.json"],
];

/** A state of which every property differs from the plan. */
const foreignState = JSON.stringify({
  deployment: {
    resources: Array.from({ length: 2000 }, (_, index) => ({
      ...{ urn: `urn:pulumi:fuzz::realtime::aws:ec2/vpc:Vpc::vpc${index || ""}`, type: "aws:ec2/vpc:Vpc" },
      ...{ custom: true, id: "x", inputs: {}, outputs: {} },
    })),
  },
});

export interface CommandRuns {
  readonly runs: number;
  /** The most that any run used. */
  readonly seconds: number;
  readonly mebibytes: number;
  readonly problems: readonly string[];
}

/** The inputs through `commands`; all of them through the first, and every `stride`th through the others. */
export function runCommands(stride: number): CommandRuns {
  const folder = mkdtempSync(join(tmpdir(), "platform-compile-"));
  try {
    mkdirSync(join(folder, "spec"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: fuzz\n");
    writeFileSync(join(folder, "state.json"), foreignState);
    for (const name of frozenSpecs) writeFileSync(join(folder, `spec/${name}.yaml`), specText(name));
    const found = Object.entries(hostile).flatMap(([name, input], index) => {
      writeFileSync(join(folder, "spec/fuzz.yaml"), input);
      const chosen = commands.filter((_, command) => command === 0 || (index + command) % stride === 0);
      return chosen.map((command) => measure(name, command, folder));
    });
    return {
      runs: found.length,
      seconds: Math.max(...found.map(({ seconds }) => seconds)),
      mebibytes: Math.max(...found.map(({ mebibytes }) => mebibytes)),
      problems: found.flatMap(({ problems }) => problems),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Run {
  readonly seconds: number;
  readonly mebibytes: number;
  readonly problems: readonly string[];
}

function measure(name: string, command: readonly string[], folder: string): Run {
  const meter = join(root, "tools/meter.cjs");
  const [verb = "", ...options] = command;
  const { status, stderr, stdout } = spawnSync(process.execPath, ["--require", meter, program, verb, "spec/fuzz.yaml", ...options], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    timeout: 60_000,
  });
  const what = `${verb} on ${name}`;
  const [, milliseconds, kibibytes] = /^used (\d+) (\d+)$/m.exec(stderr) ?? [];
  if (milliseconds === undefined) return { seconds: 60, mebibytes: 0, problems: [`${what}: did not end within a minute`] };
  const [seconds, mebibytes] = [Number(milliseconds) / 1000, Number(kibibytes) / 1024];
  const problems = [
    ...(seconds > mostSeconds ? [`${what}: ${seconds} s of CPU time`] : []),
    ...(mebibytes > mostMebibytes ? [`${what}: ${Math.round(mebibytes)} MiB`] : []),
    ...(status === null || status > 2 ? [`${what}: exit code ${status}`] : []),
    ...(/^ {4}at .*:\d+:\d+\)?$/m.test(stdout + stderr) ? [`${what}: a stack trace`] : []),
  ];
  return { seconds, mebibytes, problems };
}
