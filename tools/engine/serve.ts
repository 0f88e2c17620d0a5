/** A gRPC plugin as the Pulumi engine expects it: listens on a free port and prints the port number. */
import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import type { UntypedHandleCall } from "@grpc/grpc-js";
import { present } from "./presence.ts";

/** Answers one method. An exception becomes the call's error. */
export type Handler = (request: never) => unknown;

/** Calls in progress. */
let open = 0;

/** The parent process. Read first, before the engine can be gone. */
const engine = process.ppid;

/** When its engine is killed, a plugin finishes the calls in progress, as AWS would, and exits. */
function leaveWithEngine(): void {
  setInterval(() => {
    if (process.ppid !== engine && open === 0) process.exit(0);
  }, 100).unref();
}

const unlimited = 400 * 1024 * 1024;

/** Serves `handlers` by method name (`checkConfig`) and exits with the engine. Methods of `service` without a handler answer UNIMPLEMENTED. */
export async function serve(service: object, handlers: Readonly<Record<string, Handler>>): Promise<void> {
  present();
  const { port } = await listen(service, () => handlers);
  process.stdout.write(`${port}\n`);
  leaveWithEngine();
}

export interface Listening {
  readonly port: number;
  readonly stop: () => void;
}

/** Serves on a free port. `handlersOf` gets the address of the client, which is another one for each connection. */
export function listen(service: object, handlersOf: (peer: string) => Readonly<Record<string, Handler>>): Promise<Listening> {
  const server = new Server({ "grpc.max_receive_message_length": unlimited, "grpc.max_send_message_length": unlimited });
  const implementation: Record<string, UntypedHandleCall> = {};
  for (const method of Object.keys(service)) {
    implementation[method] = ((call: Call, callback: (error: unknown, response?: unknown) => void) => {
      const handler = handlersOf(call.getPeer())[method];
      if (handler === undefined) callback({ code: status.UNIMPLEMENTED, details: `${method} is not implemented` });
      else answer(handler, call.request, callback);
    }) as unknown as UntypedHandleCall;
  }
  server.addService(service as never, implementation);
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve({ port, stop: () => server.forceShutdown() });
      else reject(error);
    });
  });
}

interface Call {
  readonly request: never;
  getPeer(): string;
}

function answer(handler: Handler, request: never, callback: (error: unknown, response?: unknown) => void): void {
  open += 1;
  Promise.resolve()
    .then(() => handler(request))
    .then(
      (response) => callback(null, response),
      (error: Error) => callback({ code: status.UNKNOWN, details: error.message }),
    )
    .finally(() => (open -= 1));
}
