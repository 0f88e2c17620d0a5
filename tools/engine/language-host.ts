/**
 * Replaces Pulumi's `pulumi-language-nodejs`, which is not published as a module: runs the program that Pulumi.yaml names with the SDK's
 * own `cmd/run`, as the real host does. The last argument is the engine's address.
 */
import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import languageRpc from "@pulumi/pulumi/proto/language_grpc_pb.js";
import language from "@pulumi/pulumi/proto/language_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import type { RunRequest } from "@pulumi/pulumi/proto/language_pb.js";
import { variables } from "./provider/environment.ts";
import { registerVictim } from "./provider/faults.ts";
import { serve } from "./serve.ts";

const engine = process.argv.at(-1) ?? "";

/** Exit code of `cmd/run` when it has already reported the error to the user. */
const alreadyReported = 32;

void serve((languageRpc as unknown as { LanguageRuntimeService: object }).LanguageRuntimeService, {
  handshake: () => new language.LanguageHandshakeResponse(),
  getPluginInfo: () => new plugin.PluginInfo().setVersion("3.0.0"),
  getRequiredPackages: () => new language.GetRequiredPackagesResponse(),
  about: () => new language.AboutResponse(),
  run: (request: RunRequest) => run(request),
});

async function run(request: RunRequest): Promise<InstanceType<typeof language.RunResponse>> {
  const response = new language.RunResponse();
  const code = await execute(request);
  if (code === alreadyReported) return response.setBail(true);
  return code === 0 ? response : response.setError(`Program exited with ${code ?? "a signal"}`);
}

function execute(request: RunRequest): Promise<number | null> {
  const info = request.getInfo();
  const program = join(info?.getProgramDirectory() ?? "", info?.getEntryPoint() ?? "");
  // The real host looks from the folder that links lead to.
  const command = createRequire(join(realpathSync(program), "index.js")).resolve("@pulumi/pulumi/cmd/run");
  const options = {
    monitor: request.getMonitorAddress(),
    engine,
    project: request.getProject(),
    stack: request.getStack(),
    organization: request.getOrganization(),
    pwd: request.getPwd(),
    "root-directory": info?.getRootDirectory() ?? "",
    parallel: String(request.getParallel()),
    "query-mode": "false",
  };
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, [command, ...flags, ...(request.getDryrun() ? ["--dry-run"] : []), program], {
    cwd: request.getPwd(),
    env: { ...process.env, ...configOf(request) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  registerVictim(process.env[variables.cloud] ?? "", "program", child.pid ?? 0);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
}

function configOf(request: RunRequest): Record<string, string> {
  const config = Object.fromEntries(request.getConfigMap().toArray());
  return { PULUMI_CONFIG: JSON.stringify(config), PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()) };
}
