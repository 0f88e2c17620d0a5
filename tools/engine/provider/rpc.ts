/** Connects gRPC to the provider's behavior, and records every call. */
import rpc from "@pulumi/pulumi/proto/provider_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import type {
  CheckRequest,
  ConfigureRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  InvokeRequest,
  ReadRequest,
  UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import type { Handler } from "../serve.ts";
import type { Call, CallLog } from "./calls.ts";
import type { Failure } from "./check.ts";
import type { Difference } from "./diff.ts";
import type { Provider } from "./provider.ts";
import type { Properties } from "./wire.ts";
import { decode, encode, parseUrn } from "./wire.ts";

/** Handlers by method name. */
export function handlers(provider: Provider, log: CallLog, around: Around): Readonly<Record<string, Handler>> {
  const on: On = (method, call, work) => {
    const token = call.urn === undefined ? {} : { token: parseUrn(call.urn).token };
    return log.record({ method, package: provider.setup.package, account: provider.account, ...call, ...token }, () =>
      call.preview === true ? work() : around(method, call.urn, work),
    );
  };
  return { ...configuration(provider, on), ...judgement(provider, on), ...operations(provider, on) };
}

/** Runs a call with the faults that a test wants. */
export type Around = (method: string, urn: string | undefined, work: () => unknown) => Promise<unknown>;

type On = (method: string, call: Omit<Call, "method" | "package">, work: () => unknown) => Promise<unknown>;

/** Like the real bridge, it accepts no secrets on the wire: the engine strips them, and marks outputs by the names of secret inputs. */
function configuration(provider: Provider, on: On): Record<string, Handler> {
  return {
    handshake: () => new rpc.ProviderHandshakeResponse(),
    getPluginInfo: () => new plugin.PluginInfo().setVersion(provider.setup.version),
    checkConfig: (request: CheckRequest) => {
      const news = decode(request.getNews());
      return on("checkConfig", { urn: request.getUrn(), inputs: news }, () => checked(news, provider.checkConfig(news)));
    },
    diffConfig: (request: DiffRequest) => {
      const [olds, news] = [decode(request.getOldInputs() ?? request.getOlds()), decode(request.getNews())];
      return on("diffConfig", { urn: request.getUrn(), inputs: news }, () => differing(provider.diff(request.getUrn(), olds, news)));
    },
    configure: (request: ConfigureRequest) => {
      const args = decode(request.getArgs());
      return on("configure", { inputs: args, ...(request.getUrn() === undefined ? {} : { urn: request.getUrn() as string }) }, () => {
        provider.configure(args);
        return new rpc.ConfigureResponse().setSupportspreview(true).setSupportsAutonamingConfiguration(true);
      });
    },
    cancel: () => new empty.Empty(),
  };
}

function judgement(provider: Provider, on: On): Record<string, Handler> {
  return {
    check: (request: CheckRequest) => {
      const [urn, news] = [request.getUrn(), decode(request.getNews())];
      return on("check", { urn, inputs: news }, () => {
        const { inputs, failures } = provider.check(urn, decode(request.getOlds()), news, request.getRandomseed_asU8());
        return checked(inputs, failures);
      });
    },
    diff: (request: DiffRequest) => {
      const [urn, id, news] = [request.getUrn(), request.getId(), decode(request.getNews())];
      return on("diff", { urn, id, inputs: news }, () =>
        differing(provider.diff(urn, decode(request.getOldInputs()), news, decode(request.getOlds()), request.getIgnorechangesList())),
      );
    },
    invoke: (request: InvokeRequest) => {
      const [token, inputs] = [request.getTok(), decode(request.getArgs())];
      return on("invoke", { token, inputs }, () => new rpc.InvokeResponse().setReturn(encode(provider.invoke(token, inputs))));
    },
  };
}

function operations(provider: Provider, on: On): Record<string, Handler> {
  return {
    create: (request: CreateRequest) => {
      const [urn, inputs, preview] = [request.getUrn(), decode(request.getProperties()), request.getPreview()];
      return on("create", { urn, inputs, preview }, () => {
        const { id, outputs } = provider.create(urn, inputs, preview);
        return new rpc.CreateResponse().setId(id).setProperties(encode(outputs));
      });
    },
    read: (request: ReadRequest) => {
      const [urn, id, inputs, outputs] = [request.getUrn(), request.getId(), decode(request.getInputs()), decode(request.getProperties())];
      return on("read", { urn, id }, () => {
        const found = provider.read(urn, id, inputs, outputs);
        if (found === undefined) return new rpc.ReadResponse();
        return new rpc.ReadResponse().setId(id).setProperties(encode(found.state.outputs)).setInputs(encode(found.inputs));
      });
    },
    update: (request: UpdateRequest) => {
      const [urn, id, inputs, preview] = [request.getUrn(), request.getId(), decode(request.getNews()), request.getPreview()];
      return on("update", { urn, id, inputs, preview }, () => {
        const outputs = provider.update(urn, id, decode(request.getOlds()), decode(request.getOldInputs()), inputs, preview);
        return new rpc.UpdateResponse().setProperties(encode(outputs));
      });
    },
    delete: (request: DeleteRequest) => {
      const [urn, id] = [request.getUrn(), request.getId()];
      return on("delete", { urn, id }, () => {
        provider.delete(urn, id, decode(request.getProperties()));
        return new empty.Empty();
      });
    },
  };
}

function checked(inputs: Properties, failures: readonly Failure[]): InstanceType<typeof rpc.CheckResponse> {
  const list = failures.map(({ property, reason }) => new rpc.CheckFailure().setProperty(property).setReason(reason));
  return new rpc.CheckResponse().setInputs(encode(inputs)).setFailuresList(list);
}

function differing({ changes, replaces, deleteBeforeReplace }: Difference): InstanceType<typeof rpc.DiffResponse> {
  const response = new rpc.DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = rpc.DiffResponse.DiffChanges;
  const kinds = rpc.PropertyDiff.Kind;
  response
    .setChanges(changes.length === 0 ? DIFF_NONE : DIFF_SOME)
    .setDeletebeforereplace(deleteBeforeReplace)
    .setHasdetaileddiff(true);
  response.setDiffsList([...new Set(changes.map(({ path }) => root(path)))]).setReplacesList([...new Set(replaces.map(root))]);
  for (const { path, kind } of changes) {
    const name = `${kind.toUpperCase()}${replaces.includes(path) ? "_REPLACE" : ""}` as keyof typeof kinds;
    response.getDetaileddiffMap().set(path, new rpc.PropertyDiff().setKind(kinds[name]).setInputdiff(true));
  }
  return response;
}

/** The top-level property of a path. */
function root(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}
