import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { commentOf, longest, marker, writeComment } from "../../../compiler/action/comment.ts";
import { GithubApi } from "../../support/workflows/github-api.ts";

describe("the text of a comment", () => {
  const details = [10, 40_000, 50_000].map((length, index) => ({ title: `e${index}: 1 changed`, body: "x".repeat(length) }));

  it("folds what is long, and leaves the longest out where the whole would be too long", () => {
    const text = commentOf({ overview: "| table |", details });
    expect(text.startsWith(`${marker}\n`)).toBe(true);
    expect(text.length).toBeLessThanOrEqual(longest);
    expect(text).toContain(`<details><summary>e1: 1 changed</summary>\n\n${"x".repeat(40_000)}\n\n</details>`);
    expect(text).toContain("e2: 1 changed (too long for a comment: see the summary of the workflow run)");
    expect(commentOf({ overview: "| table |", details }, 1_000_000)).not.toContain("too long");
  });

  it("stays within the limit whatever the number of environments", () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ title: `environment-${index}: 1 added`, body: "y".repeat(100) }));
    expect(commentOf({ overview: "z".repeat(200_000), details: many }).length).toBeLessThanOrEqual(longest);
  });
});

describe("writing a comment", () => {
  let api: GithubApi;
  let address = "";
  beforeAll(async () => {
    api = new GithubApi();
    address = await api.start();
  });
  afterAll(() => api.stop());
  beforeEach(() => void (api.failWith = undefined));
  const workflow = (env: Readonly<Record<string, string>> = {}) => ({
    root: "/",
    env: { GITHUB_REPOSITORY: "acme/platform", GITHUB_API_URL: address, GITHUB_TOKEN: "token-of-the-job", PULL_REQUEST: "7", ...env },
  });

  it("creates it once, and replaces its text afterwards", async () => {
    expect(await writeComment(`${marker}\none`, workflow())).toBe("created");
    expect(await writeComment(`${marker}\ntwo`, workflow())).toBe("updated");
    expect(api.comments).toEqual([{ id: 1, body: `${marker}\ntwo` }]);
  });

  it("says which permission is missing", async () => {
    api.failWith = 403;
    await expect(writeComment("text", workflow())).rejects.toThrow(
      "GitHub answered 403 to GET /repos/acme/platform/issues/7/comments: give the job the permission `pull-requests: write`",
    );
    api.failWith = 500;
    await expect(writeComment("text", workflow())).rejects.toThrow(/^GitHub answered 500 to GET \S+$/);
  });

  it("says what the workflow does not pass", async () => {
    await expect(writeComment("text", workflow({ GITHUB_TOKEN: "" }))).rejects.toThrow("GITHUB_TOKEN is not set");
  });
});
