/**
 * The engine's side of a Pulumi program, in this process: answers registrations at once and records them. Used where the question is what
 * the program sends or how long it takes, not what the engine does with it.
 */
import { Server, ServerCredentials } from "@grpc/grpc-js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import engineRpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engine from "@pulumi/pulumi/proto/engine_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import resourceRpc from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import resource from "@pulumi/pulumi/proto/resource_pb.js";
import type { RegisterResourceRequest, ResourceInvokeRequest } from "@pulumi/pulumi/proto/resource_pb.js";

type Values = Readonly<Record<string, unknown>>;

/** The engine's answers: the outputs that a resource gets beside its inputs, and the result of a function. */
export interface Answers {
  readonly outputs: (type: string, name: string, inputs: Values) => { readonly id: string; readonly outputs: Values };
  readonly invoke: (token: string, inputs: Values) => Values;
}

export interface Monitor {
  /** `127.0.0.1:<port>`, for `--monitor` and `--engine`. */
  readonly address: string;
  /** Registrations in order of arrival. */
  readonly registered: readonly RegisterResourceRequest[];
  /** Messages of the program, including errors. */
  readonly messages: readonly string[];
  close(): void;
}

interface Call {
  readonly request: never;
}
type Handler = (call: Call, callback: (error: Error | null, response?: unknown) => void) => void;

const unlimited = 400 * 1024 * 1024;

/** Serves both of the engine's services on a free port. */
export async function startMonitor(answers: Answers): Promise<Monitor> {
  const registered: RegisterResourceRequest[] = [];
  const messages: string[] = [];
  const server = new Server({ "grpc.max_receive_message_length": unlimited, "grpc.max_send_message_length": unlimited });
  const add = (service: unknown, handlers: Readonly<Record<string, (request: never) => unknown>>): void => {
    const implementation: Record<string, Handler> = {};
    for (const method of Object.keys(service as object)) implementation[method] = answering(handlers[method]);
    server.addService(service as never, implementation as never);
  };
  add((resourceRpc as unknown as { ResourceMonitorService: unknown }).ResourceMonitorService, monitorHandlers(answers, registered));
  add((engineRpc as unknown as { EngineService: unknown }).EngineService, engineHandlers(messages));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { address: `127.0.0.1:${port}`, registered, messages, close: () => server.forceShutdown() };
}

/** A method without a handler returns an empty response. */
function answering(handler: ((request: never) => unknown) | undefined): Handler {
  return ({ request }, callback) => {
    try {
      callback(null, handler?.(request) ?? new empty.Empty());
    } catch (error) {
      callback(error as Error);
    }
  };
}

const features = new Set(["secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "resourceHooks", "errorHooks"]);

function monitorHandlers(answers: Answers, registered: RegisterResourceRequest[]): Record<string, (request: never) => unknown> {
  return {
    supportsFeature: (request: InstanceType<typeof resource.SupportsFeatureRequest>) =>
      new resource.SupportsFeatureResponse().setHassupport(features.has(request.getId())),
    registerResource: (request: RegisterResourceRequest) => {
      registered.push(request);
      const [type, name] = [request.getType(), request.getName()];
      const inputs = (request.getObject()?.toJavaScript() ?? {}) as Values;
      const response = new resource.RegisterResourceResponse();
      const parent = request.getParent().split("::")[2];
      const qualified = parent === undefined || parent === "pulumi:pulumi:Stack" ? type : `${parent}$${type}`;
      response.setUrn(type === "pulumi:pulumi:Stack" ? `urn:pulumi:s::p::${type}::${name}` : `urn:pulumi:s::p::${qualified}::${name}`);
      if (!request.getCustom()) return response.setObject(wire(inputs));
      const made = answers.outputs(type, name, inputs);
      return response.setId(made.id).setObject(wire({ ...made.outputs, ...inputs }));
    },
    invoke: (request: ResourceInvokeRequest) =>
      new provider.InvokeResponse().setReturn(wire(answers.invoke(request.getTok(), request.getArgs()?.toJavaScript() as Values))),
  };
}

function engineHandlers(messages: string[]): Record<string, (request: never) => unknown> {
  return {
    log: (request: InstanceType<typeof engine.LogRequest>) => {
      if (request.getSeverity() !== engine.LogSeverity.DEBUG) messages.push(request.getMessage());
      return undefined;
    },
    getRootResource: () => new engine.GetRootResourceResponse(),
    setRootResource: () => new engine.SetRootResourceResponse(),
    requirePulumiVersion: () => new engine.RequirePulumiVersionResponse(),
  };
}

function wire(values: Values): InstanceType<typeof struct.Struct> {
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return struct.Struct.fromJavaScript(Object.fromEntries(present) as Record<string, never>);
}
