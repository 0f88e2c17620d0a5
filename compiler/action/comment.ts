/** One comment per pull request, written once and updated in place. */
import { mostCharacters } from "../diff/render/markdown.ts";
import { ActionError, required, type Workflow } from "./workflow.ts";

/** Finds the comment again. It is invisible on the page. */
export const marker = "<!-- platform-compile -->";

/** The comment's text: what `diff` prints for reviewers, within what GitHub accepts. */
export function commentOf(markdown: (most: number) => string): string {
  const head = `${marker}\n## What this change does\n\n`;
  return head + markdown(mostCharacters - head.length);
}

/** Creates the comment, or replaces the text of the one with the marker. Returns what it did. */
export async function writeComment(body: string, workflow: Workflow): Promise<"created" | "updated"> {
  const repository = `/repos/${required("GITHUB_REPOSITORY", workflow)}`;
  const comments = `${repository}/issues/${required("PULL_REQUEST", workflow)}/comments`;
  const own = await findOwn(comments, workflow);
  if (own === undefined) await request("POST", comments, workflow, { body });
  else await request("PATCH", `${repository}/issues/comments/${own}`, workflow, { body });
  return own === undefined ? "created" : "updated";
}

const pageSize = 100;

interface Comment {
  readonly id: number;
  readonly body?: string | null;
  readonly user?: { readonly type: string } | null;
  readonly author_association: string;
}

/**
 * Anyone can write the marker, and an author can edit a comment later. So the text goes into no comment of an outsider: `github.token` writes
 * as a bot, and another token as somebody of the repository.
 */
function isTrusted({ user, author_association }: Comment): boolean {
  return user?.type === "Bot" || ["OWNER", "MEMBER", "COLLABORATOR"].includes(author_association);
}

async function findOwn(comments: string, workflow: Workflow): Promise<number | undefined> {
  for (let page = 1; ; page += 1) {
    const found = (await request("GET", `${comments}?per_page=${pageSize}&page=${page}`, workflow)) as readonly Comment[];
    const own = found.find((comment) => comment.body?.startsWith(marker) && isTrusted(comment));
    if (own !== undefined || found.length < pageSize) return own?.id;
  }
}

async function request(method: "GET" | "POST" | "PATCH", path: string, workflow: Workflow, body?: object): Promise<unknown> {
  const response = await fetch(`${required("GITHUB_API_URL", workflow)}${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${required("GITHUB_TOKEN", workflow)}`,
      "content-type": "application/json",
      "user-agent": "platform-compile",
      "x-github-api-version": "2022-11-28",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return response.json();
  const help = response.status === 403 || response.status === 404 ? ": give the job the permission `pull-requests: write`" : "";
  throw new ActionError(`GitHub answered ${response.status} to ${method} ${path.split("?")[0]}${help}`);
}
