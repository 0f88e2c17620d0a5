/**
 * What the engine connects to in a series of previews, in this process: the doubles of the providers and a language host that runs the
 * interpreter. Starting these as processes takes several times as long as the preview itself.
 */
import { join } from "node:path";
import { readFileSync } from "node:fs";
import language from "@pulumi/pulumi/proto/language_pb.js";
import type { RunRequest } from "@pulumi/pulumi/proto/language_pb.js";
import languageRpc from "@pulumi/pulumi/proto/language_grpc_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import providerRpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import * as runtimeConfig from "@pulumi/pulumi/runtime/config.js";
import * as settings from "@pulumi/pulumi/runtime/settings.js";
import { runInPulumiStack } from "@pulumi/pulumi/runtime/stack.js";
import * as state from "@pulumi/pulumi/runtime/state.js";
import program from "../../compiler/interpreter/index.ts";
import { loadCatalogue } from "../../compiler/provider/catalogue.ts";
import { projectRoot } from "../engine/build.ts";
import { CallLog } from "../engine/provider/calls.ts";
import { Cloud } from "../engine/provider/cloud.ts";
import type { ReplacementFacts } from "../engine/provider/diff.ts";
import { Provider } from "../engine/provider/provider.ts";
import { handlers } from "../engine/provider/rpc.ts";
import { listen, type Handler } from "../engine/serve.ts";

export interface Host {
  /** Environment variables and flags that make the CLI connect. */
  readonly env: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  readonly stop: () => void;
}

/** `root`: folder of Pulumi.yaml. `cloud`: folder that represents the account. */
export async function startHost(root: string, cloud: string, account: string): Promise<Host> {
  const services = providerRpc as unknown as { readonly ResourceProviderService: object };
  const packages = ["aws", "random"];
  const providers = await Promise.all(
    packages.map((name) => listen(services.ResourceProviderService, perConnection(name, cloud, account))),
  );
  const runtimes = languageRpc as unknown as { readonly LanguageRuntimeService: object };
  const runtime = await listen(runtimes.LanguageRuntimeService, () => runtimeHandlers(root));
  return {
    env: { PULUMI_DEBUG_PROVIDERS: packages.map((name, index) => `${name}:${providers[index]!.port}`).join(",") },
    flags: ["--client", `127.0.0.1:${runtime.port}`],
    stop: () => [...providers, runtime].forEach((each) => each.stop()),
  };
}

/** The engine connects once for each provider instance, and configures it. */
function perConnection(name: string, folder: string, account: string): (peer: string) => Readonly<Record<string, Handler>> {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(projectRoot, path), "utf8"));
  const { version } = read(`generated/sdk/${name}.json`) as { readonly version: string };
  const facts = read("compiler/plan/builder/replacement.json") as Record<string, ReplacementFacts>;
  const catalogue = loadCatalogue(join(projectRoot, "generated", "catalogue"));
  const cloud = new Cloud(folder);
  const log = new CallLog("/dev/null");
  const known = new Map<string, Readonly<Record<string, Handler>>>();
  return (peer) => {
    const found = known.get(peer) ?? {
      ...handlers(new Provider({ package: name, version, account, catalogue, facts, cloud }), log, async (_method, _urn, work) => work()),
      attach: () => new empty.Empty(),
    };
    known.set(peer, found);
    return found;
  };
}

function runtimeHandlers(root: string): Readonly<Record<string, Handler>> {
  return {
    handshake: () => new language.LanguageHandshakeResponse(),
    getPluginInfo: () => new plugin.PluginInfo().setVersion("3.0.0"),
    getRequiredPackages: () => new language.GetRequiredPackagesResponse(),
    about: () => new language.AboutResponse(),
    run: (request: RunRequest) => run(root, request),
  };
}

type InLocalState = (work: () => Promise<unknown>) => Promise<unknown>;

/** One run of the interpreter at a time: the SDK keeps parts of its state per process. */
function run(root: string, request: RunRequest): Promise<unknown> {
  const response = new language.RunResponse();
  const { withLocalStorage, getStore } = state as unknown as {
    readonly withLocalStorage: InLocalState;
    readonly getStore: () => { settings: { options: { rootDirectory?: string } } };
  };
  return withLocalStorage(async () => {
    const engine = request.getArgsList()[0] ?? "";
    settings.resetOptions(
      request.getProject(),
      request.getStack(),
      request.getParallel(),
      engine,
      request.getMonitorAddress(),
      request.getDryrun(),
      request.getOrganization(),
    );
    getStore().settings.options.rootDirectory = root;
    runtimeConfig.setAllConfig(Object.fromEntries(request.getConfigMap().toArray()), request.getConfigsecretkeysList());
    try {
      await runInPulumiStack(program);
      await settings.disconnect(true);
    } catch (error) {
      await settings.disconnect(false);
      response.setError((error as Error).message);
    }
    return response;
  });
}
