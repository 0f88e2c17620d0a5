/** A server that stands for GitHub's REST API: the comments of one pull request. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: "Bot" | "User" };
  readonly author_association: string;
}

export class GithubApi {
  /** `POST /repos/…`, in order. */
  readonly requests: string[] = [];
  readonly comments: Comment[] = [];
  /** Status of every answer, instead of what was asked for. */
  failWith: number | undefined;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      let body = "";
      request.on("data", (data) => (body += String(data)));
      request.on("end", () => {
        const { status, value } = this.#answer(request.method!, request.url!, request.headers.authorization, body);
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(method: string, address: string, token: string | undefined, text: string): { readonly status: number; readonly value: unknown } {
    const { pathname, searchParams } = new URL(address, "http://localhost");
    this.requests.push(`${method} ${pathname}`);
    if (this.failWith !== undefined) return { status: this.failWith, value: { message: "no" } };
    if (token !== "Bearer token-of-the-job") return { status: 401, value: { message: "Bad credentials" } };
    if (method === "GET" && pathname === "/repos/acme/platform/issues/7/comments") {
      const [size, page] = [Number(searchParams.get("per_page")), Number(searchParams.get("page"))];
      return { status: 200, value: this.comments.slice(size * (page - 1), size * page) };
    }
    const { body } = JSON.parse(text) as { readonly body: string };
    if (body.length > 65_536) return { status: 422, value: { message: "body is too long (maximum is 65536 characters)" } };
    if (method === "POST" && pathname === "/repos/acme/platform/issues/7/comments") {
      this.comments.push({ id: this.comments.length + 1, body, user: { type: "Bot" }, author_association: "NONE" });
      return { status: 201, value: this.comments.at(-1) };
    }
    const known = this.comments.find(({ id }) => pathname === `/repos/acme/platform/issues/comments/${id}`);
    if (method !== "PATCH" || known === undefined) return { status: 404, value: { message: "Not Found" } };
    known.body = body;
    return { status: 200, value: known };
  }
}
