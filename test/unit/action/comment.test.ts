import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { commentOf, marker, writeComment } from "../../../compiler/action/comment.ts";
import { mostCharacters } from "../../../compiler/diff/render/markdown.ts";
import { GithubApi } from "../../support/workflows/github-api.ts";

describe("the text of a comment", () => {
  it("is found again by its marker, and leaves room for it", () => {
    const text = commentOf((most) => "x".repeat(most));
    expect(text.startsWith(`${marker}\n`)).toBe(true);
    expect(text).toHaveLength(mostCharacters);
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
    log: () => undefined,
    env: { GITHUB_REPOSITORY: "acme/platform", GITHUB_API_URL: address, GITHUB_TOKEN: "token-of-the-job", PULL_REQUEST: "7", ...env },
  });

  it("creates it once, and replaces its text afterwards", async () => {
    expect(await writeComment(`${marker}\none`, workflow())).toBe("created");
    expect(await writeComment(`${marker}\ntwo`, workflow())).toBe("updated");
    expect(api.comments).toMatchObject([{ id: 1, body: `${marker}\ntwo` }]);
  });

  it.each(["NONE", "CONTRIBUTOR", "FIRST_TIME_CONTRIBUTOR", "MANNEQUIN"])(
    "leaves a comment of an outsider alone: %s",
    async (author_association) => {
      const text = `${marker}\nnothing to see`;
      api.comments.splice(0, Infinity, { id: 1, body: text, user: { type: "User" }, author_association });
      expect(await writeComment(`${marker}\none`, workflow())).toBe("created");
      expect(await writeComment(`${marker}\ntwo`, workflow())).toBe("updated");
      expect(api.comments.map(({ body }) => body)).toEqual([text, `${marker}\ntwo`]);
    },
  );

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
